"""Blending in a Laplacian pyramid."""

from __future__ import annotations

import numpy as np

from training.builtins.bands import FINE_LEVELS, LEVELS, collapsed, mixed, pyramid, seamless


def picture(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((160, 192, 3), np.float32)


def shares(*parts: float) -> np.ndarray:
    return np.stack([np.full((160, 192), part, np.float32) for part in parts])


def test_a_pyramid_collapses_to_its_image() -> None:
    bands = pyramid(picture(0))
    assert len(bands) == LEVELS + 1
    assert np.allclose(collapsed(bands), picture(0), atol=1e-4)


def test_a_full_mask_gives_the_inner_image_and_an_empty_one_the_outer() -> None:
    mask = np.ones((160, 192), np.float32)
    assert np.allclose(seamless(picture(1), picture(2), mask), picture(1), atol=1e-4)
    assert np.allclose(seamless(picture(1), picture(2), 0 * mask), picture(2), atol=1e-4)


def test_a_single_weight_gives_that_image() -> None:
    out = mixed([picture(1), picture(2)], shares(0, 1), shares(0, 1))
    assert np.allclose(out, picture(2), atol=1e-4)


def test_a_band_mix_keeps_fine_contrast_that_an_average_loses() -> None:
    even = shares(0.5, 0.5)
    kept = pyramid(mixed([picture(1), picture(2)], even, even))[0].std()
    lost = pyramid((picture(1) + picture(2)) / 2)[0].std()
    assert FINE_LEVELS > 0
    assert kept > 1.3 * lost
    assert abs(kept - pyramid(picture(1))[0].std()) < 0.05 * kept
