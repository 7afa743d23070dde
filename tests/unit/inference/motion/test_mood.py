"""The voice's mood: quick, moving speech raises brows; it fades, and a steady voice of any loudness has none."""

import numpy as np

from inference.audio.prosody import PROSODY
from inference.face.dynamics import LOWER, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from inference.motion.mood import FEATURES, Mood, MoodFeatures, colour
from inference.motion.mood_weights import SPREAD, WEIGHTS
from inference.types import Floats


def voice(points: int, unrest: float, level: float = 0.0) -> Floats:
    """[points, PROSODY] whose level changes from point to point by about `unrest`."""
    rows = np.zeros((points, PROSODY), np.float32)
    rows[:, 0] = level + unrest * np.where(np.arange(points) % 2, 0.5, -0.5)
    return rows


def moved(mood: Mood, rows: Floats, opening: float = 1.0) -> Floats:
    return np.stack([mood.step(row, opening) for row in rows])


def test_a_steady_voice_has_no_mood_however_loud() -> None:
    for level in (-1.0, 0.0, 2.0):
        assert np.abs(moved(Mood(), voice(300, 0.2, level))).max() < 1e-3


def test_quicker_speech_than_usual_colours_the_face_and_the_colour_fades_in_silence() -> None:
    mood = Mood()
    moved(mood, voice(500, 0.2))
    lively = moved(mood, voice(75, 0.8))
    assert np.abs(lively[-1, UPPER]).max() > 5 * np.abs(lively[0, UPPER]).max()
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
