"""Shoulders are found in the matte and do not move."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.decoder.flow.shoulders import above_shoulders
from inference.types import Floats, Pixels

CHIN, HEIGHT = 0.1, 0.8
"""Row of the chin and height of the face, both in -1..1."""


@pytest.fixture
def points() -> Floats:
    landmarks = np.zeros((478, 3), np.float32)
    landmarks[152, 1], landmarks[10, 1] = CHIN, CHIN - HEIGHT
    return landmarks


def cell(beside: float, below: float) -> tuple[int, int]:
    """Grid row and column of a point beside and below the chin, in face heights."""
    x, y = beside * HEIGHT, CHIN + below * HEIGHT
    return int((y + 1) / 2 * FLOW_SIZE), int((x + 1) / 2 * FLOW_SIZE)


def body(level: float) -> Pixels:
    """A matte of a head, and of shoulders `level` face heights below the chin."""
    rows, columns = np.mgrid[0:512, 0:512] / 256 - 1
    shoulders = rows > CHIN + level * HEIGHT
    head = (np.abs(columns) < 0.35 * HEIGHT) & (rows > CHIN - 1.2 * HEIGHT)
    return np.where(shoulders | head, 255, 0).astype(np.uint8)


@pytest.mark.parametrize("level", [-0.1, 0.1, 0.3])
@pytest.mark.parametrize("side", [-0.8, 0.8])
def test_shoulders_do_not_move_below_their_matte_edge(points: Floats, level: float, side: float) -> None:
    share = above_shoulders(points, body(level))
    assert share[cell(side, level + 0.12)] < 0.05
    assert share[cell(side, level - 0.4)] > min(0.7, above_shoulders(points)[cell(side, level - 0.4)] - 0.05)


def test_head_and_neck_follow_the_head_above_any_shoulders(points: Floats) -> None:
    share = above_shoulders(points, body(-0.1))
    assert share[cell(0, -0.5)] == pytest.approx(1)
    assert share[cell(0, 0.1)] == pytest.approx(above_shoulders(points)[cell(0, 0.1)], abs=0.1)


def test_long_hair_turns_with_the_head(points: Floats) -> None:
    assert above_shoulders(points, np.full((512, 512), 255, np.uint8)) == pytest.approx(above_shoulders(points))


def test_an_empty_matte_gives_the_default_shoulders(points: Floats) -> None:
    assert above_shoulders(points, np.zeros((512, 512), np.uint8)) == pytest.approx(above_shoulders(points))
