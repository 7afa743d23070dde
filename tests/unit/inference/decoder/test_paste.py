"""Pasting a patch into a frame of higher resolution."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.paste import paste
from inference.face.patches import feather
from inference.types import Floats, Pixels

SIZE = (40, 40)
WINDOW = np.array([[3, 0, 20], [0, 3, 20]], np.float32)
"""One patch pixel covers three frame pixels."""
EDGE = feather(SIZE)
NOTHING = np.zeros_like(EDGE)
MIDDLE = np.s_[60:100, 60:100]


def beard() -> Pixels:
    noise = np.random.default_rng(0).normal(120, 25, (160, 160, 3))
    return np.asarray(noise.clip(0, 255), np.uint8)


def seen(picture: Pixels) -> Floats:
    """[3, 40, 40] the frame at the resolution of the patch."""
    small = cv2.resize(picture[20:140, 20:140], SIZE, interpolation=cv2.INTER_AREA)
    return np.asarray(small.transpose(2, 0, 1) / 255, np.float32)


def painted(colours: Floats) -> Floats:
    return np.concatenate([colours, np.ones_like(colours[:1])]).astype(np.float32)


def test_an_unchanged_patch_keeps_the_detail_of_the_photo() -> None:
    picture, blurred = beard(), beard()
    paste(picture, painted(seen(picture)), WINDOW, EDGE, NOTHING, seen(picture))
    paste(blurred, painted(seen(blurred)), WINDOW, EDGE, NOTHING)
    assert np.abs(picture[MIDDLE].astype(int) - beard()[MIDDLE]).max() <= 1
    assert blurred[MIDDLE].std() < 0.6 * beard()[MIDDLE].std()


def test_a_slight_change_keeps_the_detail() -> None:
    picture = beard()
    paste(picture, painted(seen(picture) + 0.04), WINDOW, EDGE, NOTHING, seen(picture))
    change = picture[MIDDLE].astype(int) - beard()[MIDDLE]
    assert abs(change.mean() - 0.04 * 255) < 1.5
    assert change.std() < 3


def test_a_different_patch_replaces_the_photo() -> None:
    picture = beard()
    dark = np.full((3, *SIZE), 0.05, np.float32)
    paste(picture, painted(dark), WINDOW, EDGE, NOTHING, seen(picture))
    assert np.abs(picture[MIDDLE].astype(int) - 13).max() <= 2


def test_the_mouth_interior_keeps_nothing_of_the_photo() -> None:
    picture, inside = beard(), np.ones_like(EDGE)
    own = seen(picture)
    paste(picture, painted(own), WINDOW, EDGE, inside, own)
    assert picture[MIDDLE].std() < 0.6 * beard()[MIDDLE].std()


def test_a_patch_outside_the_frame_changes_nothing() -> None:
    picture = beard()
    paste(picture, painted(seen(picture)), WINDOW + np.array([[0, 0, 500], [0, 0, 0]], np.float32), EDGE, NOTHING)
    assert (picture == beard()).all()
