"""Tip of the tongue from heard phones."""

from __future__ import annotations

from dataclasses import replace

from inference.motion.buffer import ease, mix
from inference.motion.tongue_tip import tongue_tip
from tests.unit.inference.synthetic_face import motion


def test_a_sure_phone_moves_the_tip_and_an_unlikely_one_does_not() -> None:
    assert tongue_tip((0.9, 0.05), 1.0) == (1.0, 0.0)
    assert tongue_tip((0.1, 0.9), 1.0) == (0.0, 1.0)
    assert 0 < tongue_tip((0.3, 0.0), 1.0)[0] < 0.5


def test_no_voice_leaves_it_on_the_floor() -> None:
    assert tongue_tip((0.9, 0.9), 0.0) == (0.0, 0.0)


def test_it_moves_between_points_and_falls_when_motion_runs_out() -> None:
    up = replace(motion(1), tongue=(1.0, 0.0))
    assert mix(motion(0), up, 0.25).tongue == (0.25, 0.0)
    assert ease(up, 1.0).tongue[0] < 0.01
