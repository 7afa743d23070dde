"""Shading of the mouth: nothing at rest, smooth, bounded, only on the face, and no colour on stone."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from inference.decoder.colour_range import ColourRange
from inference.decoder.decoder import Decoder
from inference.decoder.mouth.coarse_mouth import CELLS, CHANNELS
from inference.decoder.mouth.mouth_geometry import MouthGeometry
from inference.decoder.mouth.shading import INSIDE_RANGE, SHADES, SKIN_RANGE, MouthShading, lit, shaded_share, spread
from inference.face.dynamics import driving_landmarks
from inference.onnx_session import OnnxSession
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Floats
from tests.frame_cases import motion

TONE = np.float32([0.05, 0.0, -0.02])
EVERYWHERE = np.ones(CELLS[::-1], np.float32)


class Answer(OnnxSession):
    """A network that answers with the mean of what it sees, more in red than in blue."""

    def __init__(self, strength: float = 1.0) -> None:
        self.strength = strength

    def run(self, **inputs: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
        light = np.float32(self.strength * inputs["x"].mean()) * np.float32([1, 0.5, 0.2, 1])
        return [np.broadcast_to(light[:, None, None], (1, 4, *SHADES[::-1]))]


def seen(tone: float) -> Floats:
    return np.full((CHANNELS, *CELLS[::-1]), tone, np.float32)


def gains(tone: float, colour: float = 1.0, strength: float = 1.0) -> Floats:
    shading = MouthShading(seen(0.5), ColourRange(colour, TONE), Answer(strength))
    return shading.gains(seen(tone), EVERYWHERE)


@cache
def located(name: str) -> tuple[Decoder, MouthGeometry | None]:
    path = find(name)
    assert path is not None
    decoder = Decoder(register(path))
    points = decoder.portrait.landmarks
    return decoder, decoder.locate(points).mouth


def test_the_photos_own_mouth_is_not_shaded() -> None:
    assert (gains(0.5) == 1).all()
    assert located("felix")[1] is None


def test_light_is_bounded() -> None:
    found = np.log(gains(1.0, strength=1e3))
    assert np.abs(found[..., :3]).max() <= SKIN_RANGE + 1e-5
    assert np.abs(found[..., 3:]).max() <= INSIDE_RANGE + 1e-5


def test_stone_gets_light_without_colour() -> None:
    flesh, stone = gains(0.9, 1.0)[0, 0], gains(0.9, 0.0)[0, 0]
    assert flesh[0] > flesh[2] + 0.05
    assert np.ptp(stone[:3]) < 1e-6
    assert stone[0] > 1.02


def test_splines_keep_even_light_even_and_have_no_steps() -> None:
    weights = spread(CELLS[0], SHADES[0])
    np.testing.assert_allclose(weights.sum(1), 1, atol=1e-6)
    step = np.diff(weights @ np.eye(SHADES[0], dtype=np.float32)[:, 8])
    assert np.abs(step).max() < 0.4


def test_light_follows_the_window_and_ends_with_it() -> None:
    pixels = np.full((60, 80, 3), 100, np.uint8)
    bright = np.ones((*CELLS[::-1], 3), np.float32)
    bright[10:14, 14:18] = 1.3
    window = np.float32([[0.5, 0, 5], [0, 0.5, 6]])
    found = lit(pixels, bright, window, np.s_[6:66, 5:85])
    assert found[24, 32, 0] == 130
    assert found[2, 2, 0] == 100


def test_only_the_face_is_shaded() -> None:
    decoder, _ = located("felix")
    points = decoder.portrait.landmarks
    window = np.float32([[1, 0, points[:, 0].max() - 64], [0, 1, points[:, 1].mean() - 48]])
    share = shaded_share(points, window, 1.0)
    assert share[12, 4] > 0.5
    assert share[12, -4:].max() < 0.1
    assert (share[[0, -1]] == 0).all()
    assert (shaded_share(points, window, 0.0) == 0).all()


def test_a_speaking_mouth_is_shaded_smoothly_in_time() -> None:
    decoder, _ = located("felix")
    rest, frames = decoder.portrait.landmarks, []
    for gap in np.linspace(4, 12, 9):
        spoken = rest.copy()
        spoken[[14, 87, 317, 178, 402, 17, 84, 314, 152], 1] += np.float32(gap)
        mouth = decoder.locate(spoken).mouth
        assert mouth is not None
        assert mouth.gains is not None
        frames.append(mouth.gains)
    steps = np.abs(np.diff(np.log(frames), axis=0))
    assert steps.max() < 0.15


def test_a_drawing_is_not_shaded() -> None:
    decoder, _ = located("comic")
    mouth = decoder.locate(driving_landmarks(decoder.portrait, motion("speaking"))).mouth
    assert mouth is not None
    assert mouth.gains is None
