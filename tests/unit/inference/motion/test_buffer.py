from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from inference.motion.buffer import JOIN_TIME, MotionBuffer
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from tests.unit.inference.synthetic_face import motion

GRID = SAMPLES_PER_MOTION


def test_an_empty_buffer_shows_the_neutral_face() -> None:
    buffer = MotionBuffer()
    assert buffer.newest is None
    assert not buffer.at(5 * GRID).dynamics.any()
    assert buffer.at(5 * GRID).index == 5


def test_motion_between_two_points_is_interpolated() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(10, yaw=1.0, scale=1.0, coefficients={0: 2.0}, gaze=(4.0, 0.0)))
    buffer.push(motion(11, yaw=3.0, scale=1.2, coefficients={0: 4.0}, gaze=(0.0, 8.0)))
    found = buffer.at(10.25 * GRID)
    assert (found.index, found.pose.yaw, found.pose.scale) == pytest.approx((10.25, 1.5, 1.05))
    assert (found.dynamics[0], *found.gaze) == pytest.approx((2.5, 3.0, 2.0))
    assert buffer.newest == 11 * GRID


def test_grid_points_are_returned_unchanged() -> None:
    buffer = MotionBuffer()
    for index in range(5):
        buffer.push(motion(index, coefficients={1: index}))
    assert [buffer.at(index * GRID).dynamics[1] for index in range(5)] == [0, 1, 2, 3, 4]


def test_before_the_first_point_motion_is_held() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(3, yaw=2.0))
    assert (buffer.at(0).pose.yaw, buffer.at(0).index) == (2.0, 0.0)


def test_after_the_last_point_the_mouth_closes_and_the_head_returns_to_rest() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(0, yaw=5.0, coefficients={0: 3.0}, gaze=(6.0, 0.0)))
    shown = [buffer.at(t * SAMPLE_RATE) for t in np.arange(0, 8, 0.04)]
    mouth, yaw = [found.dynamics[0] for found in shown], [found.pose.yaw for found in shown]
    assert mouth[1] == 3.0
    assert all(a >= b for a, b in pairwise(mouth))
    assert mouth[25] < 0.05
    assert yaw[25] > 2.0
    assert yaw[-1] < 0.1
    assert max(abs(np.diff(mouth))) < 1.5


def test_resumed_motion_takes_over_without_a_jump() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(0, yaw=0.0))
    idle = buffer.at(2 * SAMPLE_RATE)
    for index in range(51, 80):
        buffer.push(motion(index, yaw=6.0, coefficients={0: 2.0}))
    first = 2 * SAMPLE_RATE + SAMPLE_RATE // 50
    yaws = [buffer.at(first + k * SAMPLE_RATE / 50).pose.yaw for k in range(40)]
    assert abs(yaws[0] - idle.pose.yaw) < 1.0
    assert max(np.diff(yaws)) < 1.5
    assert yaws[int(JOIN_TIME * 50) + 1] == 6.0


def test_breathing_goes_on_when_motion_runs_out_and_never_jumps() -> None:
    buffer = MotionBuffer()
    for index in range(50):
        buffer.push(replace(motion(index), breath=1.0))
    shown = [buffer.at(t * SAMPLE_RATE).breath for t in np.arange(0, 30, 0.04)]
    for index in range(750, 900):
        buffer.push(replace(motion(index), breath=-1.0))
    shown += [buffer.at(t * SAMPLE_RATE).breath for t in np.arange(30, 33, 0.04)]
    assert shown[0] == 1.0
    assert shown[-1] == -1.0
    assert np.ptp(shown[250:750]) > 1.9
    assert np.abs(np.diff(shown)).max() < 0.2


def test_old_points_are_dropped_and_recent_ones_kept() -> None:
    buffer = MotionBuffer()
    for index in range(10_000):
        buffer.push(motion(index, coefficients={0: index}))
    assert buffer.at(9_990 * GRID).dynamics[0] == 9_990
    assert len(buffer._points) < 100
    assert buffer.at(9_980 * GRID).dynamics[0] == 9_980


def test_a_point_that_is_not_newer_restarts_the_buffer() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(100, yaw=5.0))
    buffer.push(motion(0, yaw=1.0))
    assert buffer.newest == 0
    assert buffer.at(0).pose.yaw == 1.0


def test_a_predicted_point_is_used_until_the_real_one_arrives() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(10, coefficients={0: 2.0}))
    buffer.foresee(motion(11, coefficients={0: 4.0}))
    assert buffer.at(10.5 * GRID).dynamics[0] == pytest.approx(3.0)
    buffer.push(motion(11, coefficients={0: 6.0}))
    assert buffer.at(10.5 * GRID).dynamics[0] == pytest.approx(4.0)
    assert buffer.at(11.5 * GRID).dynamics[0] == pytest.approx(6.0)


def test_predictions_of_an_earlier_stream_are_dropped() -> None:
    buffer = MotionBuffer()
    buffer.push(motion(100))
    buffer.foresee(motion(101, yaw=9.0))
    buffer.push(motion(0))
    assert buffer.at(0.5 * GRID).pose.yaw == 0.0
