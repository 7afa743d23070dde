"""Painted colours have no more saturation than the photo."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from inference.decoder.colour_range import LUMINANCE, colour_range_of
from inference.types import Portrait
from tests.unit.inference.synthetic_face import mean_landmarks, portrait

FLESH = (205, 140, 115)
STONE = (198, 197, 193)


def photo(colour: tuple[int, int, int]) -> Portrait:
    return replace(portrait(mean_landmarks()), crop=np.full((512, 512, 3), colour, np.uint8))


LIPS = np.full((4, 4, 3), (178, 64, 76), np.float32)


def test_a_coloured_face_keeps_the_painted_colours() -> None:
    assert np.array_equal(colour_range_of(photo(FLESH)).tinted(LIPS), LIPS)


def test_a_stone_face_keeps_its_tone_at_the_same_brightness() -> None:
    painted = colour_range_of(photo(STONE)).tinted(LIPS).mean((0, 1))
    tone = np.array(STONE)
    assert np.allclose(painted - LIPS.mean((0, 1)) @ LUMINANCE, tone - tone @ LUMINANCE, atol=0.3)


def test_a_face_outside_the_frame_changes_nothing() -> None:
    gone = replace(photo(STONE), landmarks=mean_landmarks() + np.float32(2000))
    assert colour_range_of(gone).share == 1
