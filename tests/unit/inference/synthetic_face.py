"""A portrait whose face is the mean face itself, and motion for it."""

from __future__ import annotations

import numpy as np

from inference.face.dynamics import DYNAMICS
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, rotation_matrix
from inference.types import Floats, HeadPose, Motion, Portrait

SIZE = 150.0
"""Pixels between the outer eye corners."""


def mean_landmarks(pose: HeadPose | None = None) -> Floats:
    """[478, 3] px of the mean face in the middle of the image."""
    place = Alignment(rotation_matrix(pose or HeadPose()), np.asarray(SIZE), np.array([256.0, 220.0, 0.0]))
    return place.to_image(dynamics_space().mean_face).astype(np.float32)


def portrait(landmarks: Floats) -> Portrait:
    """A blank portrait with `landmarks` as its neutral face."""
    blank, plate = np.zeros((512, 512), np.uint8), np.zeros((512, 512, 3), np.uint8)
    return Portrait("synthetic", plate, landmarks, np.zeros(52, np.float32), landmarks, blank, plate)


def motion(
    index: float = 0.0,
    gaze: tuple[float, float] = (0.0, 0.0),
    coefficients: dict[int, float] | None = None,
    **pose: float,
) -> Motion:
    """A motion with a few coefficients and pose fields set."""
    dynamics = np.zeros(DYNAMICS, np.float32)
    for number, value in (coefficients or {}).items():
        dynamics[number] = value
    return Motion(index, HeadPose(**pose), gaze, dynamics)
