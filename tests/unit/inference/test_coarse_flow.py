"""Geometry alone: where pixels come from when landmarks move."""

from __future__ import annotations

import numpy as np
import pytest

from inference.coarse_flow import FLOW_SIZE, centres, coarse_flow, free_inside
from inference.dynamics_space import dynamics_space
from inference.types import Floats


@pytest.fixture
def face() -> Floats:
    """A mean face [478, 3] in -1..1, a little above the middle of the picture."""
    return np.asarray(dynamics_space().mean_face * 0.22 + (0, -0.1, 0), np.float32)


def test_a_face_at_rest_leaves_the_picture_alone(face: Floats) -> None:
    assert np.allclose(coarse_flow(face, face), centres(FLOW_SIZE), atol=1e-5)


def test_a_shifted_head_takes_its_pixels_along_and_leaves_the_shoulders(face: Floats) -> None:
    moved = face + np.array([0.1, 0, 0], np.float32)
    shift = coarse_flow(face, moved) - centres(FLOW_SIZE)
    head_row = int((face[4, 1] + 1) / 2 * FLOW_SIZE)
    middle = int((moved[4, 0] + 1) / 2 * FLOW_SIZE)
    assert shift[head_row, middle] == pytest.approx([-0.1, 0], abs=0.01)
    assert np.abs(shift[-1]).max() < 1e-3


def test_a_dropped_jaw_moves_the_chin_but_not_the_brow(face: Floats) -> None:
    lower = face.copy()
    below = face[:, 1] > face[13, 1]
    lower[below, 1] += 0.06
    shift = coarse_flow(face, lower) - centres(FLOW_SIZE)
    at = [tuple(((p[:2] + 1) / 2 * FLOW_SIZE).astype(int)) for p in (lower[152], lower[9])]
    (chin_x, chin_y), (brow_x, brow_y) = at
    assert shift[chin_y, chin_x, 1] < -0.03
    assert abs(shift[brow_y, brow_x, 1]) < 0.01


def test_edges_are_at_rest_but_the_upper_one() -> None:
    free = free_inside(FLOW_SIZE)[..., 0]
    assert free[:, 0].max() < 0.05
    assert free[:, -1].max() < 0.05
    assert free[-1].max() < 0.05
    assert free[0, FLOW_SIZE // 2] == 1
    assert free_inside(FLOW_SIZE, upper_edge=True)[0].max() < 0.05
