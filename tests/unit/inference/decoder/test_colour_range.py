"""Generated patches have no more saturation than the photo."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from inference.decoder.colour_range import LUMINANCE, colour_range_of
from inference.types import Floats, Portrait
from tests.unit.inference.synthetic_face import mean_landmarks, portrait

FLESH = (205, 140, 115)
STONE = (198, 197, 193)


def photo(colour: tuple[int, int, int]) -> Portrait:
    return replace(portrait(mean_landmarks()), crop=np.full((512, 512, 3), colour, np.uint8))


def lips() -> Floats:
    """[4, 4, 4] red lips with full cover."""
    painted = np.ones((4, 4, 4), np.float32)
    painted[:3] = np.array([0.7, 0.25, 0.3], np.float32)[:, None, None]
    return painted


def test_a_coloured_face_keeps_the_generated_colours() -> None:
    painted = lips()
    colour_range_of(photo(FLESH)).tint(painted)
    assert np.array_equal(painted, lips())


def test_a_stone_face_keeps_its_tone_at_the_same_brightness() -> None:
    painted = lips()
    colour_range_of(photo(STONE)).tint(painted)
    tone = np.array(STONE) / 255
    assert np.allclose(
        painted[:3].mean((1, 2)) - lips()[:3].mean((1, 2)) @ LUMINANCE, tone - tone @ LUMINANCE, atol=1e-3
    )
    assert np.allclose(np.tensordot(LUMINANCE, painted[:3], 1), np.tensordot(LUMINANCE, lips()[:3], 1), atol=1e-3)
    assert np.array_equal(painted[3], lips()[3])


def test_a_face_outside_the_frame_changes_nothing() -> None:
    gone = replace(photo(STONE), landmarks=mean_landmarks() + np.float32(2000))
    assert colour_range_of(gone).share == 1
