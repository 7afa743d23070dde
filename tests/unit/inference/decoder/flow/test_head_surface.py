"""The flow of a turning head as one surface."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.flow.head_flow import FREE
from inference.decoder.flow.head_surface import BEHIND_EARS, HeadSurface
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.face.geometry import RIGID, rotation_matrix
from inference.face.landmark_maps import BROW_A, BROW_B, OVAL
from inference.types import Floats, HeadPose
from tests.unit.inference.synthetic_face import SIZE, mean_landmarks

EARS = [127, 234, 356, 454]


def placed(pose: HeadPose | None = None) -> Floats:
    """Landmarks of a face of usual size, in -1..1."""
    points = mean_landmarks(pose)
    points[:, :2] -= (256, 220)
    return np.asarray(points * (0.35 / SIZE), np.float32)


def shown(flow: Floats, points: Floats) -> Floats:
    """Source positions of the flow at points, both in -1..1."""
    at = ((points[:, :2] + 1) * (FLOW_SIZE / 2) - 0.5).astype(np.float32)[:, None]
    return np.asarray(cv2.remap(flow, at, None, cv2.INTER_LINEAR)[:, 0], np.float32)


def cell(point: Floats) -> tuple[int, int]:
    """Row and column of the grid at a point in -1..1."""
    column, row = ((point[:2] + 1) / 2 * FLOW_SIZE).astype(int)
    return int(row), int(column)


@pytest.fixture
def face() -> Floats:
    return placed()


def test_the_rest_face_has_zero_flow(face: Floats) -> None:
    assert HeadSurface(face).flow(face) == pytest.approx(centres(FLOW_SIZE), abs=1e-5)


def test_a_shifted_head_moves_its_pixels_but_not_the_shoulders(face: Floats) -> None:
    moved = face + np.array([0.1, 0, 0], np.float32)
    shift = HeadSurface(face).flow(moved) - centres(FLOW_SIZE)
    assert shift[cell(moved[4])] == pytest.approx([-0.1, 0], abs=0.01)
    assert np.abs(shift[-1]).max() < 1e-3


@pytest.mark.parametrize("size", [0.8, 1.2])
def test_shoulders_follow_an_approaching_head_partly(face: Floats, size: float) -> None:
    about = face[152] * [1, 0, 1]
    shift = HeadSurface(face).flow(np.asarray((face - about) * size + about, np.float32)) - centres(FLOW_SIZE)
    arm = cell(np.array([0.45, 0.98], np.float32))
    assert np.sign(shift[arm][0]) == np.sign(1 - size)
    assert 0.3 < shift[arm][0] / (centres(FLOW_SIZE)[arm][0] * (1 / size - 1)) < 0.7
    mirrored = arm[0], FLOW_SIZE - 1 - arm[1]
    assert shift[mirrored][0] == pytest.approx(-shift[arm][0], abs=0.02)


def test_sleeves_are_not_stretched_when_the_head_goes_away(face: Floats) -> None:
    about = face[152] * [1, 0, 1]
    flow = HeadSurface(face).flow(np.asarray((face - about) / 1.3 + about, np.float32))
    inside = centres(FLOW_SIZE) + (flow - centres(FLOW_SIZE)) * FREE
    sleeves = np.diff(inside[..., 0], axis=1)[FLOW_SIZE * 3 // 4 :] * (FLOW_SIZE / 2)
    assert sleeves.min() > 0.6  # crop cells per frame cell; 0.3 with the border of the head's motion


def test_a_dropped_jaw_moves_the_chin_but_not_the_brow(face: Floats) -> None:
    lower = face.copy()
    lower[face[:, 1] > face[13, 1], 1] += 0.06
    shift = HeadSurface(face).flow(lower) - centres(FLOW_SIZE)
    assert shift[cell(lower[152])][1] < -0.03
    assert abs(shift[cell(lower[9])][1]) < 0.01


@pytest.mark.parametrize("pose", [HeadPose(yaw=12), HeadPose(yaw=-8), HeadPose(pitch=8), HeadPose(roll=6, pitch=-6)])
def test_a_turned_face_has_its_landmarks_at_their_targets(face: Floats, pose: HeadPose) -> None:
    driving = placed(pose)
    unit = np.linalg.norm(face[33] - face[263])
    missing = np.linalg.norm(shown(HeadSurface(face).flow(driving), driving) - face[:, :2], axis=1) / unit
    assert missing[RIGID].max() < 0.07
    assert missing.mean() < 0.015


def test_pixels_beside_a_turning_face_move_as_a_plane_behind_the_ears(face: Floats) -> None:
    """Rotation about the middle of the eyes; deeper points move the other way."""
    turned = np.asarray((face - face[6]) @ rotation_matrix(HeadPose(yaw=15)).T + face[6], np.float32)
    shift = HeadSurface(face).flow(turned) - centres(FLOW_SIZE)
    unit = np.linalg.norm(face[33] - face[263])
    depth = face[EARS, 2].mean() + BEHIND_EARS * unit - face[6, 2]
    row, beside = cell(np.array([face[454, 0] + 0.35 * unit, face[454, 1]]))
    away = centres(FLOW_SIZE)[row, beside, 0] - face[6, 0]
    angle = np.radians(15)
    assert shift[row, beside, 0] == pytest.approx((away + depth * np.sin(angle)) / np.cos(angle) - away, abs=0.02)
    assert shift[cell(turned[4])][0] < 0


@pytest.mark.parametrize("yaw", [-22, -12, 12, 22])
def test_no_turn_folds_the_flow(face: Floats, yaw: float) -> None:
    flow = HeadSurface(face).flow(placed(HeadPose(yaw=yaw)))
    across = np.diff(flow[..., 0], axis=1)
    assert across[20:40].min() > 0


@pytest.mark.parametrize("roll", [-10, 10])
def test_shoulders_stay_when_the_head_tilts(face: Floats, roll: float) -> None:
    shift = np.linalg.norm(HeadSurface(face).flow(placed(HeadPose(roll=roll))) - centres(FLOW_SIZE), axis=-1)
    low, high = face[OVAL, :2].min(0), face[OVAL, :2].max(0)
    height = high[1] - low[1]
    shoulders = [np.array([x, high[1] + 0.3 * height]) for x in (low[0] - 0.5 * height, high[0] + 0.5 * height)]
    assert max(shift[cell(each)] for each in shoulders) < 0.02
    assert shift[cell(face[10])] > 0.04


def test_shoulders_in_the_matte_do_not_move(face: Floats) -> None:
    height = face[152, 1] - face[10, 1]
    matte = np.zeros((512, 512), np.uint8)
    matte[round((face[152, 1] + 1) * 256) :] = 255
    flow = HeadSurface(face, matte).flow(placed(HeadPose(roll=10)))
    shift = np.linalg.norm(flow - centres(FLOW_SIZE), axis=-1)
    sides = np.array([face[152, 0] - 0.8 * height, face[152, 0] + 0.8 * height])
    assert max(shift[cell(np.array([x, face[152, 1] + 0.12 * height]))] for x in sides) < 0.01
    assert shift[cell(face[10])] > 0.04


def test_brows_that_rise_leave_the_crown_in_place(face: Floats) -> None:
    raised = face.copy()
    raised[[*BROW_A, *BROW_B, 8, 9, 151, 67, 297, 69, 299, 104, 333], 1] -= 0.05
    shift = HeadSurface(face).flow(raised) - centres(FLOW_SIZE)
    crown = face[10] - 0.35 * (face[152] - face[10])
    assert np.abs(shift[cell(crown)]).max() < 0.004
    assert shift[cell(raised[105])][1] > 0.03
