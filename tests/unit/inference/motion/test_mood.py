"""The voice's mood: a brighter voice than usual lifts the cheeks; it fades, and a steady voice has none."""

import numpy as np

from inference.audio.prosody import BANDS, PROSODY
from inference.face.dynamics import LOWER, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_CORNERS, inner_lip_gap
from inference.motion.mood import FEATURES, Mood, MoodFeatures, colour
from inference.motion.mood_weights import SPREAD, WEIGHTS
from inference.types import Floats


def voice(points: int, unrest: float, level: float = 0.0, tilt: float = 0.0) -> Floats:
    """[points, PROSODY] whose level changes from point to point by `unrest`; `tilt` of high above low bands."""
    rows = np.zeros((points, PROSODY), np.float32)
    rows[:, PROSODY - BANDS // 2 :] = tilt
    rows[:, 0] = level + unrest * np.where(np.arange(points) % 2, 0.5, -0.5)
    return rows


def moved(mood: Mood, rows: Floats, opening: float = 1.0) -> Floats:
    return np.stack([mood.step(row, opening) for row in rows])


def test_a_steady_voice_has_no_mood_however_loud() -> None:
    for level in (-1.0, 0.0, 2.0):
        assert np.abs(moved(Mood(), voice(300, 0.2, level))).max() < 0.01


def test_a_brighter_voice_than_usual_lifts_the_mouth_corners_and_the_colour_fades_in_silence() -> None:
    mood = Mood()
    moved(mood, voice(500, 0.2))
    lively = moved(mood, voice(75, 0.2, tilt=0.8))
    corners = np.tensordot(lively[-1], dynamics_space().basis, 1)[list(INNER_LIP_CORNERS), 1]
    assert corners.max() < 0
    assert np.abs(lively[-1]).max() > 0.05
    quiet = moved(mood, voice(250, 0.2), opening=0.0)
    assert np.abs(quiet[-1]).max() < 0.05 * np.abs(lively[-1]).max()


def test_colours_leave_shut_lips_shut() -> None:
    gap = inner_lip_gap(dynamics_space().basis)
    for mood in np.array([[1.5, 0], [-1.5, 0], [0, 1.5], [0, -1.5]]):
        shape = colour(mood)
        assert np.abs(shape @ gap).max() < 0.01
        assert shape[UPPER].any() or shape[LOWER].any()


def test_features_wait_while_nobody_speaks() -> None:
    one, other = MoodFeatures(), MoodFeatures()
    rows = voice(100, 0.5)
    for row in rows:
        expected = one.step(row, 1.0)
        other.step(row, 1.0)
        found = other.step(voice(1, 0.0, 3.0)[0], 0.0)
        assert np.array_equal(found, expected)
    assert (SPREAD.shape, WEIGHTS.shape) == ((FEATURES,), (FEATURES, 2))
