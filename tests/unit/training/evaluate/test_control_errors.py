"""Control errors from synthetic landmarks, without the face model."""

import numpy as np
import pytest

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import rotation_matrix
from inference.motion.controls import Controls
from inference.types import HeadPose
from training.evaluate.control_errors import (
    EYES,
    GAZE_GAIN,
    POSE_GAIN,
    PUPILS_APART,
    distance_error,
    gaze_error,
    gaze_of,
    pose_error,
    seen,
)

AHEAD = HeadPose()


def looking(right_mm: float, down_mm: float, pose: HeadPose = AHEAD, size: float = 120.0) -> np.ndarray:
    """Landmarks of the mean face with moved irises."""
    face = dynamics_space().mean_face.copy()
    millimetre = np.linalg.norm(face[468:473].mean(0) - face[473:478].mean(0)) / PUPILS_APART
    for first, _ in EYES:
        face[first : first + 5, :2] += np.array([right_mm, down_mm]) * millimetre
    return (size * face @ rotation_matrix(pose).T + 256).astype(np.float32)


def test_an_iris_twelve_millimetres_from_the_middle_turns_by_its_sine():
    rest, turned = seen(looking(0, 0)), seen(looking(12 * np.sin(np.radians(10)), -12 * np.sin(np.radians(5))))
    assert gaze_of(rest, turned) == pytest.approx((10, 5), abs=0.05)
    assert gaze_error(rest, turned, Controls(gaze=(10, 5)), raw=True) == pytest.approx(0, abs=0.1)
    assert gaze_error(rest, turned, Controls(gaze=(10, -5)), raw=True) == pytest.approx(10, abs=0.1)


def test_a_turned_head_does_not_change_the_gaze_in_it():
    rest, turned = seen(looking(0, 0)), seen(looking(2, 0, HeadPose(yaw=15, pitch=5, roll=10)))
    assert gaze_of(rest, turned)[0] == pytest.approx(np.degrees(np.arcsin(2 / 12)), abs=0.2)


def test_distance_and_pose_errors_are_zero_at_the_target_and_grow_with_the_deviation():
    rest, moved = seen(looking(0, 0)), seen(looking(0, 0, HeadPose(yaw=10, roll=4), 100.0))
    assert distance_error(rest, moved, Controls(distance=1.2)) == pytest.approx(0, abs=1e-4)
    assert distance_error(rest, moved, Controls(distance=1.0)) == pytest.approx(1 / 6, abs=1e-3)
    assert pose_error(rest, moved, Controls(head_pose=(10, 0, 4)), raw=True) == pytest.approx(0, abs=1e-2)
    assert pose_error(rest, moved, Controls(head_pose=(7, 0, 4)), raw=True) == pytest.approx(3, abs=0.05)


def test_the_gain_of_the_face_model_is_compensated():
    rest = seen(looking(0, 0))
    turned = seen(looking(0, 0, HeadPose(pitch=10 * float(POSE_GAIN[0]))))
    assert pose_error(rest, turned, Controls(head_pose=(0, 10, 0))) == pytest.approx(0, abs=1e-2)
    eyes = seen(looking(12 * np.sin(np.radians(8 * float(GAZE_GAIN[0]))), 0))
    assert gaze_error(rest, eyes, Controls(gaze=(8, 0))) == pytest.approx(0, abs=0.1)
