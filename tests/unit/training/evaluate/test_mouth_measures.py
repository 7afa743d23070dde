"""Mouth measures on synthetic curves and faces."""

import math

import numpy as np
import pytest

from inference.face.dynamics import DYNAMICS, LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import rotation_matrix
from inference.types import HeadPose, Motion
from training.evaluate.mouth_measures import (
    closing_delays,
    lagged,
    mouth_of,
    open_range,
    our_mouth,
    recalled,
    sampled,
    shut_at,
)

RATE = 25
TIMES = np.arange(400) / RATE
VOICE = np.sin(2 * np.pi * 1.3 * TIMES) + 0.5 * np.sin(2 * np.pi * 3.1 * TIMES)
ALL = np.ones(400, bool)


def motion(index: float, jaw: float) -> Motion:
    dynamics = np.zeros(DYNAMICS, np.float32)
    dynamics[LOWER] = np.float32(jaw) * jaw_down()
    return Motion(index, HeadPose(), (0.0, 0.0), dynamics)


def jaw_down() -> np.ndarray:
    """The lower-face coefficients of an open jaw."""
    return dynamics_space().arkit[25, LOWER]


@pytest.mark.parametrize("late", [-3, 0, 2])
def test_finds_the_lag_of_a_curve(late):
    r0, best, lag = lagged(np.roll(VOICE, late), VOICE, ALL, RATE)
    assert lag == late * 1000 / RATE
    assert best == pytest.approx(1.0)
    assert r0 == pytest.approx(1.0) if late == 0 else r0 < 0.99


def test_noise_has_zero_and_a_still_mouth_no_correlation():
    chance = np.random.default_rng(0).standard_normal(400)
    assert abs(lagged(chance, VOICE, ALL, RATE)[0]) < 0.2
    assert math.isnan(lagged(np.zeros(400), VOICE, ALL, RATE)[0])


def test_frames_without_a_face_are_ignored():
    found = ALL.copy()
    found[100:200] = False
    truth = np.where(found, VOICE, 1e3)
    assert lagged(VOICE, truth, found, RATE)[0] == pytest.approx(1.0)


def test_mouth_opening_does_not_depend_on_pose_and_size():
    face = np.stack([dynamics_space().mean_face, our_faces(0.8)])
    turned = 130 * face @ rotation_matrix(HeadPose(yaw=20, pitch=-10, roll=15)).T + 250
    for name in ("aperture", "width", "jaw"):
        assert getattr(mouth_of(turned), name) == pytest.approx(getattr(mouth_of(face), name), abs=1e-3)


def our_faces(jaw: float) -> np.ndarray:
    from training.evaluate.mouth_measures import faces

    return faces([motion(0, jaw)])[0]


def test_the_mouth_opens_with_the_jaw_and_is_closed_at_rest():
    mouth = our_mouth([motion(0, 0.0), motion(1, 0.5), motion(2, 1.0)])
    assert mouth.aperture[0] == pytest.approx(0.0, abs=1e-9)
    assert mouth.aperture[2] > mouth.aperture[1] > 0.02
    assert mouth.jaw[2] > mouth.jaw[1] > mouth.jaw[0]


def test_frames_between_motion_points_are_interpolated():
    shown = sampled([motion(0, 0.0), motion(1, 1.0), motion(2, 0.0)], np.array([0.0, 0.02, 0.04]))
    assert [float(each.dynamics[0] / jaw_down()[0]) for each in shown] == pytest.approx([0.0, 0.5, 1.0], abs=1e-5)


def test_recall_finds_each_closure_within_its_tolerance_only():
    times = np.arange(200) / 100
    curve = np.ones(200)
    curve[50:53] = 0.0
    spans = [(0.50, 0.55), (0.56, 0.60), (0.40, 0.455), (0.65, 0.70), (1.5, 1.6)]
    assert recalled(curve, times, spans, 0.1) == [True, True, False, False, False]


@pytest.mark.parametrize("late", [-40, 0, 60])
def test_measures_the_lag_of_the_narrowest_mouth(late):
    times = np.arange(0, 2, 0.005)
    curve = np.minimum(1, np.abs(times - 1.0 - late / 1000) / 0.08)
    assert closing_delays(curve, times, [(0.97, 1.03)]) == pytest.approx([late], abs=1)
    shut = np.where(np.abs(times - 1.0 - late / 1000) < 0.03, 0.0, 1.0)
    assert closing_delays(shut, times, [(0.97, 1.03)]) == pytest.approx([late], abs=3)


def test_a_closed_mouth_fails_at_every_vowel_and_a_flapping_one_does_not():
    times = np.arange(200) / 100
    assert all(shut_at(np.zeros(200), times, [0.3, 0.7], 0.1))
    assert not any(shut_at(np.ones(200), times, [0.3, 0.7], 0.1))


def test_the_open_range_ignores_the_rarest_openings():
    assert open_range(np.concatenate([np.linspace(0, 1, 1000), [9.0] * 10])) == pytest.approx(0.96, abs=0.01)
