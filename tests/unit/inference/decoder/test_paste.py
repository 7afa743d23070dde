"""Pasting a patch into a frame of higher resolution."""

from __future__ import annotations

import numpy as np

from inference.decoder.paste import paste
from inference.face.patches import feather
from inference.types import Floats, Pixels

SIZE = (40, 40)
WINDOW = np.array([[3, 0, 20], [0, 3, 20]], np.float32)
"""One patch pixel covers three frame pixels."""
EDGE = feather(SIZE)
MIDDLE = np.s_[60:100, 60:100]


def beard() -> Pixels:
    noise = np.random.default_rng(0).normal(120, 25, (160, 160, 3))
    return np.asarray(noise.clip(0, 255), np.uint8)


def painted(colour: float, cover: float) -> Floats:
    """[4, 40, 40] one grey."""
    return np.concatenate([np.full((3, *SIZE), colour), np.full((1, *SIZE), cover)]).astype(np.float32)


def test_an_opaque_patch_replaces_the_frame() -> None:
    picture = beard()
    paste(picture, painted(0.05, 1), WINDOW, EDGE)
    assert np.abs(picture[MIDDLE].astype(int) - 13).max() <= 1


def test_a_half_transparent_patch_keeps_the_detail_of_the_frame() -> None:
    picture = beard()
    paste(picture, painted(0.5, 0.5), WINDOW, EDGE)
    assert np.abs(picture[MIDDLE] - (beard()[MIDDLE] * 0.5 + 63.75)).max() <= 1.5


def test_a_patch_fades_at_its_border() -> None:
    picture = beard()
    paste(picture, painted(0.05, 1), WINDOW, EDGE)
    assert (picture[:18] == beard()[:18]).all()
    assert np.abs(picture[21, 60:100].astype(int) - beard()[21, 60:100]).mean() < 8


def test_a_patch_outside_the_frame_changes_nothing() -> None:
    picture = beard()
    paste(picture, painted(0.05, 1), WINDOW + np.array([[0, 0, 500], [0, 0, 0]], np.float32), EDGE)
    assert (picture == beard()).all()
