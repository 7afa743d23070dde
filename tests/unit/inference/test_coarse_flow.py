"""Geometry alone: where pixels come from when landmarks move."""

from __future__ import annotations

import numpy as np
import pytest

from inference.coarse_flow import FLOW_SIZE, centres, coarse_flow, free_inside, head_flows, settle
from inference.dynamics_space import dynamics_space
from inference.face_geometry import rotation_matrix
from inference.types import Floats, HeadPose


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


def test_a_head_at_rest_leaves_the_picture_alone(face: Floats) -> None:
    assert np.allclose(head_flows(face, face), centres(FLOW_SIZE), atol=1e-5)


def test_what_lies_beside_a_turning_face_moves_as_the_ears_do(face: Floats) -> None:
    """Rotation about the middle of the eyes: what lies deeper goes the other way."""
    turned = np.asarray((face - face[6]) @ rotation_matrix(HeadPose(yaw=15)).T + face[6], np.float32)
    _, flow = head_flows(face, turned)
    shift = flow - centres(FLOW_SIZE)
    depth = face[[127, 234, 356, 454], 2].mean() + 0.15 * 0.22 - face[6, 2]
    row, beside = (int((v + 1) / 2 * FLOW_SIZE) for v in (face[234, 1], face[454, 0] + 0.12))
    away = centres(FLOW_SIZE)[row, beside, 0] - face[6, 0]
    angle = np.radians(15)
    assert shift[row, beside, 0] == pytest.approx((away + depth * np.sin(angle)) / np.cos(angle) - away, abs=0.01)
    nose = ((turned[4, :2] + 1) / 2 * FLOW_SIZE).astype(int)
    assert shift[nose[1], nose[0], 0] < 0
    assert shift[row, beside, 0] > 0.03


def test_the_flow_network_speaks_for_the_face_alone(face: Floats) -> None:
    rest = centres(FLOW_SIZE)
    noise = np.random.default_rng(0).normal(0, 0.05, rest.shape).astype(np.float32)
    left = np.abs(settle(rest, rest + noise, face) - rest)[..., 0]
    x, y = ((face[5, :2] + 1) / 2 * FLOW_SIZE).astype(int)
    assert np.allclose(settle(rest, rest + noise, face)[y, x], (rest + noise)[y, x], atol=1e-6)
    assert left[:6].mean() < 0.2 * np.abs(noise[:6, :, 0]).mean()


def test_a_common_shift_that_the_network_sees_is_half_believed_outside_the_face(face: Floats) -> None:
    rest = centres(FLOW_SIZE)
    assert settle(rest, rest + np.float32(0.1), face)[0, 0] == pytest.approx(rest[0, 0] + 0.05, abs=1e-5)
