from __future__ import annotations

import hashlib

import numpy as np

from inference.watermark.spreading_code import CHIPS, SHARE, identity_of, spreading_code, symbols


def test_an_identity_comes_back_from_its_symbols() -> None:
    for identity in (0, 1, 0xDEADBEEF, 2**32 - 1):
        assert identity_of(symbols(identity)) == identity


def test_a_wrong_symbol_is_noticed() -> None:
    values = symbols(0xDEADBEEF)
    for number in range(len(values)):
        wrong = values.copy()
        wrong[number] ^= 1
        assert identity_of(wrong) is None


def test_chips_are_few_and_balanced() -> None:
    tile = spreading_code().tile(12345)
    assert tile.shape == (CHIPS, CHIPS)
    assert abs(np.abs(tile).mean() - 2 * SHARE) < 0.01
    assert abs(tile.mean()) < 0.03


def test_synchronising_chips_do_not_depend_on_the_identity() -> None:
    code = spreading_code()
    where = code.sync != 0
    assert np.array_equal(code.tile(1)[where], code.tile(2)[where])
    assert not np.array_equal(code.tile(1), code.tile(2))


def test_the_code_is_the_same_in_every_version_of_the_program() -> None:
    """Another code would not find the mark in older pictures."""
    digest = hashlib.sha256(spreading_code().tile(0xC0FFEE).tobytes()).hexdigest()
    assert digest == "1477c81c050c930cbb7c46c02e93525ccebe77340bfdeabb0baf7968d93bd860"
