"""Pose of the skull from landmarks of forehead, nose bridge, temples and eye corners, some of which brows move."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import scores
from inference.face.dynamics import from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import RIGID, Alignment, Array, similarity

BROWS = (("browInnerUp", "browOuterUpLeft", "browOuterUpRight"), ("browDownLeft", "browDownRight"))
"""ARKit shapes of each motion of the brows that is told from the head's."""


def skull_pose(face: Array, points: npt.NDArray[np.floating]) -> Alignment:
    """Pose of landmarks `points` [478, 3] relative to the same person's `face` [n, 3]: RIGID landmarks, brows at rest.

    A pose fitted to RIGID alone takes raised brows for a head that moves up by 0.018 inter-ocular distances.
    """
    motions, from_rest = _brow_motions()
    seen = points[RIGID]
    amounts = from_rest @ (similarity(face, seen).to_face(seen) - face).ravel()
    return similarity(face + np.tensordot(amounts, motions, 1), seen)


@cache
def _brow_motions() -> tuple[Array, Array]:
    """[2, n, 3] displacement of the RIGID landmarks by each of BROWS; [2, 3 n] amounts from what a pose leaves."""
    space = dynamics_space()
    shapes = np.stack([from_blendshapes(scores(dict.fromkeys(names, 1.0))) for names in BROWS])
    motions = np.tensordot(shapes, space.basis, 1)[:, RIGID].astype(np.float64)
    as_pose = _pose_motions(space.mean_face[RIGID])
    flat = motions.reshape(len(motions), -1).T
    return motions, np.asarray(np.linalg.pinv(flat - as_pose @ (as_pose.T @ flat)), np.float64)


def _pose_motions(face: Array) -> Array:
    """[3 n, 7] orthonormal displacements of points [n, 3] by small shifts, turns and a change of size."""
    centred = face - face.mean(0)
    axes = np.eye(3)
    shifts = [np.broadcast_to(axis, face.shape) for axis in axes]
    turns = [np.cross(axis, centred) for axis in axes]
    return np.asarray(np.linalg.qr(np.stack([*shifts, *turns, centred]).reshape(7, -1).T)[0], np.float64)
