"""Flow of a breath: its region and size."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.flow.chest import RISE, Chest
from inference.decoder.placement import SQUARE, Placement
from inference.types import Floats
from tests.unit.inference.synthetic_face import mean_landmarks

LANDMARKS = mean_landmarks()
HEIGHT = float(np.linalg.norm(LANDMARKS[152, :2] - LANDMARKS[10, :2]))


def beside_chin(across: float, down: float) -> Floats:
    """[1, 2] crop pixels at a distance from the chin in face heights."""
    return np.asarray(LANDMARKS[152, :2] + [across * HEIGHT, down * HEIGHT], np.float32)[None]


def test_breathing_does_not_move_the_face() -> None:
    places = np.concatenate([LANDMARKS[:, :2], beside_chin(0.9, -0.8), beside_chin(0, -1.4)])
    assert not Chest(LANDMARKS, SQUARE).origin(places).any()


def test_shoulders_rise_and_move_apart() -> None:
    chest = Chest(LANDMARKS, SQUARE)
    (left,), (right,) = chest.origin(beside_chin(-1.2, 0.6)), chest.origin(beside_chin(1.2, 0.6))
    assert (left[1], right[1]) == pytest.approx((RISE * HEIGHT, RISE * HEIGHT))
    assert left[0] == pytest.approx(-right[0], rel=0.02)
    assert left[0] > 0.2


def test_the_rise_is_continuous_between_chin_and_chest() -> None:
    places = beside_chin(0, 0) + np.linspace(0, HEIGHT, 300, dtype=np.float32)[:, None] * np.float32([0, 1])
    rise = Chest(LANDMARKS, SQUARE).origin(places)[:, 1]
    assert rise[0] == 0
    assert (np.diff(rise) >= 0).all()
    assert np.diff(rise).max() < 0.03 * rise[-1]


def test_the_rise_scales_with_the_face() -> None:
    wide = Placement(1920, 1080, 400, -30, 1024)
    place = (beside_chin(0.5, 0.7) + 0.5) * 2 + np.float32([400, -30 + 30]) - 0.5
    small, large = Chest(LANDMARKS, SQUARE).origin(beside_chin(0.5, 0.7)), Chest(LANDMARKS, wide).origin(place)
    assert large == pytest.approx(2 * small, rel=0.01)
