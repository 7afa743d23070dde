"""Limits of head turns by the view of the photo."""

from __future__ import annotations

import numpy as np
import pytest

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align
from inference.face.turn_limits import (
    ROTATION_LIMIT,
    SCALE_LIMIT,
    YAW_GAIN,
    limited_pose,
    own_yaw,
    soft_limit,
    yaw_limit,
)
from inference.types import HeadPose
from tests.unit.inference.synthetic_face import mean_landmarks


def yaw_of(own: float, asked: float) -> float:
    """The limited turn of a photo turned by `own` degrees for a request of `asked` degrees."""
    photo = align(mean_landmarks(HeadPose(yaw=own)), dynamics_space().mean_face)
    return limited_pose(HeadPose(yaw=asked), photo).yaw / YAW_GAIN


def test_the_turn_of_a_photo_is_measured() -> None:
    photo = align(mean_landmarks(HeadPose(yaw=20)), dynamics_space().mean_face)
    assert own_yaw(photo) == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize("own", [-4.0, 0.0, 4.0])
@pytest.mark.parametrize("asked", [-15.0, -7.0, 7.0, 15.0])
def test_a_frontal_photo_turns_as_requested(own: float, asked: float) -> None:
    assert yaw_of(own, asked) == pytest.approx(asked, abs=0.5)


@pytest.mark.parametrize("asked", [-15.0, 15.0])
def test_a_turned_photo_turns_less_in_both_directions(asked: float) -> None:
    turns = [abs(yaw_of(own, asked)) for own in (0.0, 8.0, 12.0, 18.0, 35.0)]
    assert turns == sorted(turns, reverse=True)
    assert 4 < turns[-1] < 7


def test_small_turns_are_not_limited() -> None:
    assert yaw_of(30.0, 3.0) == pytest.approx(3, abs=0.1)
    assert yaw_of(30.0, -3.0) == pytest.approx(-3, abs=0.1)


def test_limits_are_symmetric_under_mirroring() -> None:
    assert yaw_of(14.0, 15.0) == pytest.approx(-yaw_of(-14.0, -15.0), abs=0.01)
    assert yaw_limit(14.0, -15.0) == yaw_limit(-14.0, 15.0) != yaw_limit(14.0, 15.0)


def test_the_limited_turn_grows_with_the_requested_one() -> None:
    turns = np.array([yaw_of(12.0, asked) for asked in np.linspace(-60, 60, 61)])
    assert (np.diff(turns) >= 0).all()


def test_turns_saturate() -> None:
    turns = [soft_limit(turn, ROTATION_LIMIT) for turn in (-60.0, -15.0, 0.0, 10.0, 15.0, 20.0, 60.0)]
    assert turns[1:5] == pytest.approx([-15, 0, 10, 15])
    assert 15 < turns[5] < 20
    assert turns[-1] == pytest.approx(20, abs=1e-3) == -turns[0]


def test_a_head_cut_by_the_upper_edge_barely_leans_back() -> None:
    photo = align(mean_landmarks(), dynamics_space().mean_face)
    sizes = [limited_pose(HeadPose(scale=scale), photo, cut=True).scale for scale in (1.2, 1.0, 0.98, 0.9, 0.7)]
    assert sizes[:3] == pytest.approx([1.2, 1.0, 0.98])
    assert sizes[3] > sizes[4] > 1 - SCALE_LIMIT - 1e-6
    assert limited_pose(HeadPose(scale=0.7), photo).scale == 0.7


def test_pitch_saturates_and_the_rest_is_unchanged() -> None:
    photo = align(mean_landmarks(), dynamics_space().mean_face)
    pose = limited_pose(HeadPose(pitch=40, roll=30, tx=0.2, ty=0.1, scale=0.8), photo)
    assert 15 < pose.pitch <= ROTATION_LIMIT
    assert (pose.roll, pose.tx, pose.ty, pose.scale) == (30, 0.2, 0.1, 0.8)
