"""Dental arches: the upper row moves with the skull, the lower one with the chin, and turns show one side."""

from __future__ import annotations

import numpy as np
import pytest

from inference.face.blendshapes import scores
from inference.face.dental_arch import CHIN, ArchView, DentalArches, across, arches_of
from inference.face.dynamics import express, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import rotation_matrix
from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER
from inference.types import Floats, HeadPose

S, Y = (np.linspace(-reach, reach, 9, dtype=np.float32) for reach in (0.3, 0.1))


def face(pose: HeadPose | None = None) -> Floats:
    turned = dynamics_space().mean_face @ rotation_matrix(pose or HeadPose()).T
    return np.asarray(turned * 130 + (256, 230, 0), np.float32)


@pytest.fixture(scope="module")
def arches() -> DentalArches:
    return arches_of(face(), np.zeros(52, np.float32))


def test_locate_inverts_show() -> None:
    view = ArchView(np.array([[100, 3, 50], [-3, 100, 60]], np.float32), np.array([30, 5], np.float32))
    places = view.show(S, Y)
    s, y = view.locate(places[:, 0], places[:, 1])
    assert np.allclose(s, S, atol=1e-5)
    assert np.allclose(y, Y, atol=1e-5)


def test_arch_length_exceeds_the_distance_across() -> None:
    assert across(np.float32([0]))[0] == 0
    assert 0.2 < across(np.float32([0.3]))[0] < 0.3


def test_teeth_lie_between_the_lips(arches: DentalArches) -> None:
    upper = arches.seen(face())[0]
    x, y = upper.show(np.zeros(1, np.float32), np.zeros(1, np.float32))[0]
    low, high = face()[LIPS_OUTER, :2].min(0), face()[LIPS_OUTER, :2].max(0)
    assert low[0] < x < high[0]
    assert low[1] < y < high[1]


def test_opening_the_lips_alone_moves_no_tooth(arches: DentalArches) -> None:
    opened = face()
    opened[LIPS_OUTER + LIPS_INNER, 1] += 9
    for before, after in zip(arches.seen(face()), arches.seen(opened), strict=True):
        assert np.array_equal(before.plane, after.plane)


@pytest.mark.parametrize("shapes", [("browInnerUp", "browOuterUpLeft", "browOuterUpRight"), ("browDownLeft",)])
def test_teeth_stay_when_brows_move(arches: DentalArches, shapes: tuple[str, ...]) -> None:
    mean = dynamics_space().mean_face
    moved = express(mean, from_blendshapes(scores(dict.fromkeys(shapes, 0.8))))
    eye = 130.0
    assert np.abs(moved[[105, 334], 1] - mean[[105, 334], 1]).max() > 0.03  # the brows do move
    before, after = (arches.seen(np.asarray(points * eye + (256, 230, 0), np.float32))[0] for points in (mean, moved))
    assert np.abs(after.plane[:, 2] - before.plane[:, 2]).max() < 0.005 * eye


def test_lower_teeth_follow_the_chin_and_upper_ones_do_not_move(arches: DentalArches) -> None:
    dropped = face()
    dropped[CHIN, 1] += 10
    before, after = arches.seen(face()), arches.seen(dropped)
    assert np.array_equal(before[0].plane, after[0].plane)
    assert after[1].plane[1, 2] - before[1].plane[1, 2] == pytest.approx(10, abs=0.5)


def test_a_turn_brings_one_side_forward(arches: DentalArches) -> None:
    """In a turned head, the teeth on the far side are foreshortened more than those on the near one."""
    upper = arches.seen(face(HeadPose(yaw=25)))[0]
    x = upper.show(np.float32([-0.25, 0, 0.25]), np.zeros(3, np.float32))[:, 0]
    near, far = sorted(np.diff(x), reverse=True)
    assert near > 1.5 * far
