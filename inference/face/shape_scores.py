"""How far a face has moved along a few ARKit shapes, from landmarks alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import COLUMN
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array, align

SHAPES = (
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight", "eyeBlinkLeft",
    "eyeBlinkRight", "eyeSquintLeft", "eyeSquintRight", "jawOpen", "mouthFrownLeft", "mouthFrownRight", "mouthPucker",
    "mouthShrugLower", "mouthSmileLeft", "mouthSmileRight", "mouthStretchLeft", "mouthStretchRight",
    "mouthUpperUpLeft", "mouthUpperUpRight", "noseSneerLeft", "noseSneerRight",
)  # fmt: skip
"""Shapes that the motion is divided among."""
RIDGE = 0.02
"""Damping: shapes that move alike share what they explain."""


def shape_scores(face: npt.NDArray[np.floating], own: npt.NDArray[np.floating]) -> Array:
    """[len(SHAPES)] scores of the motion from face `own` to `face`, both [478, 3] in face space; may be negative."""
    return np.asarray(_divider() @ (face - own).ravel(), np.float64)


def in_face_space(landmarks: npt.NDArray[np.floating]) -> Array:
    """Landmarks [478, 3] of an image, in face space."""
    return align(landmarks, dynamics_space().mean_face).to_face(landmarks)


@cache
def _divider() -> Array:
    """[len(SHAPES), 478 * 3] least squares of a displacement in the shapes, damped."""
    space = dynamics_space()
    flat = np.tensordot(space.arkit[[COLUMN[name] for name in SHAPES]], space.basis, 1)
    flat[:, 468:] = 0
    flat = flat.reshape(len(SHAPES), -1)
    gram = flat @ flat.T
    return np.asarray(np.linalg.solve(gram + RIDGE * np.diag(np.diag(gram)), flat), np.float64)
