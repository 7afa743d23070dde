import numpy as np
import pytest

from inference.motion.tracking.face_tracker import ANGLES, GAZE, PLACE, SCORES
from inference.motion.tracking.one_euro import OneEuro, Smoothing

RATE = 30


def smoothed(smoothing: Smoothing, values: np.ndarray) -> np.ndarray:
    euro = OneEuro(smoothing)
    return np.array([euro.push(np.array([value]), index / RATE)[0] for index, value in enumerate(values)])


MOVEMENTS = {"pose": (ANGLES, 10.0), "gaze": (GAZE, 25.0), "place": (PLACE, 0.4), "scores": (SCORES, 0.8)}
"""Filter and speed in its unit."""


@pytest.mark.parametrize(("smoothing", "speed"), MOVEMENTS.values(), ids=MOVEMENTS)
def test_filters_lag_by_at_most_40_ms_in_a_movement(smoothing: Smoothing, speed: float) -> None:
    values = np.maximum(0, np.arange(60) - 20) * speed / RATE
    late = (values - smoothed(smoothing, values))[30:] / speed
    assert late.max() <= 0.04


def test_noise_at_rest_is_reduced() -> None:
    noise = 0.15 * np.random.default_rng(0).standard_normal(300)
    assert np.diff(smoothed(ANGLES, noise)).std() < 0.6 * np.diff(noise).std()


def test_values_after_a_gap_are_taken_as_they_are() -> None:
    euro = OneEuro(ANGLES)
    euro.push(np.zeros(1), 0.0)
    assert euro.push(np.array([9.0]), 1.0)[0] == 9.0
