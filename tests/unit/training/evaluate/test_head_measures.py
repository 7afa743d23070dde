"""Head measures on synthetic turns."""

import numpy as np
import pytest

from inference.face.dynamics import DYNAMICS
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import rotation_matrix
from inference.timebase import MOTION_RATE
from inference.types import HeadPose, Motion
from training.evaluate.head_measures import (
    angles,
    band_shares,
    log_spectral_distance,
    rotations_from,
    rotations_of,
    spectrum,
    turns,
    with_voice,
)

TIMES = np.arange(512) / MOTION_RATE


def nodding(hertz: float, degrees: float) -> np.ndarray:
    """[n, 3, 3]"""
    return np.stack([rotation_matrix(HeadPose(pitch=p)) for p in degrees * np.sin(2 * np.pi * hertz * TIMES)])


def test_a_steady_turn_changes_by_its_speed():
    rotations = np.stack([rotation_matrix(HeadPose(yaw=0.4 * k)) for k in range(20)])
    assert turns(rotations) == pytest.approx(0.4)


def test_angles_are_counted_from_the_mean_orientation():
    tilted = rotation_matrix(HeadPose(yaw=15, pitch=5)) @ nodding(1.0, 3.0)
    found = angles(tilted)
    assert np.abs(found.mean(0)).max() < 0.05
    assert np.abs(found).max() == pytest.approx(3.0, abs=0.05)


def test_landmarks_and_motion_give_the_same_head_pose():
    poses = [HeadPose(yaw=8), HeadPose(pitch=-6), HeadPose(roll=5), HeadPose(yaw=-4, pitch=3, scale=1.2)]
    motions = [Motion(i, pose, (0.0, 0.0), np.zeros(DYNAMICS, np.float32)) for i, pose in enumerate(poses)]
    rotations = rotations_from(motions)
    landmarks = 100 * np.einsum("nij,kj->nki", rotations, dynamics_space().mean_face) + 250
    assert turns(rotations_of(landmarks)) == pytest.approx(turns(rotations), abs=1e-4)


@pytest.mark.parametrize(("hertz", "band"), [(0.5, 0), (2.0, 1), (5.0, 2)])
def test_a_nod_has_its_power_in_its_band(hertz, band):
    shares = band_shares(*spectrum(angles(nodding(hertz, 2.0))))
    assert sum(shares) == pytest.approx(1.0)
    assert shares[band] > 0.95


def test_spectrum_holds_the_variance():
    frequencies, power = spectrum(angles(nodding(2.0, 2.0)))
    assert power.sum() * frequencies[1] == pytest.approx(2.0, rel=0.1)


def test_twice_the_motion_differs_by_six_decibels():
    rng = np.random.default_rng(0)
    wander = np.cumsum(rng.standard_normal((2048, 3)), 0) * 0.05
    frequencies, power = spectrum(wander)
    assert log_spectral_distance(frequencies, power, power) == 0.0
    assert log_spectral_distance(frequencies, spectrum(2 * wander)[1], power) == pytest.approx(
        20 * np.log10(2), abs=1e-6
    )


def test_head_motion_correlated_with_the_voice_is_detected():
    rng = np.random.default_rng(1)
    loud = (np.sin(2 * np.pi * 0.4 * TIMES) > 0).astype(float)
    sound = (np.repeat(loud, 640) * 0.1 + 0.001) * rng.standard_normal(640 * len(loud))
    follows = np.cumsum(0.6 * loud * rng.standard_normal(len(loud)))
    ignores = np.cumsum(0.4 * rng.standard_normal(len(loud)))
    heads = [np.stack([rotation_matrix(HeadPose(yaw=y)) for y in yaw]) for yaw in (follows, ignores)]
    bound, free = (with_voice(head, sound.astype(np.float32))[0] for head in heads)
    assert bound > 0.7
    assert abs(free) < 0.3
