"""Head pose and gaze of labelled frames, in the signs and units of `Motion`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import gaze_angles
from inference.face.geometry import NECK_PIVOT, Alignment, align, angles_of

Array = npt.NDArray[np.float64]


def head_poses(landmarks: npt.NDArray[np.floating]) -> Array:
    """[n, 6] yaw, pitch, roll (degrees), tx, ty (inter-ocular distances) and log scale, relative to the clip's mean."""
    poses = align(landmarks.astype(np.float64), dynamics_space().mean_face)
    u, _, vt = np.linalg.svd(poses.rotation.mean(0))
    angles = angles_of(poses.rotation @ (u @ vt).T)
    size = np.exp(np.log(poses.scale).mean())
    pivots = pivots_of(poses) / size
    return np.concatenate([angles, pivots - pivots.mean(0), np.log(poses.scale / size)[:, None]], 1)


def pivots_of(poses: Alignment) -> Array:
    """[n, 2] image position of the neck pivot, in pixels."""
    return poses.to_image(np.broadcast_to(NECK_PIVOT, (len(poses.scale), 1, 3)))[:, 0, :2]


def clip_gaze(landmarks: npt.NDArray[np.floating]) -> Array:
    """[n, 2] yaw and pitch of the eyes relative to the head, in degrees, minus the clip's median."""
    angles = gaze_angles(align(landmarks.astype(np.float64), dynamics_space().mean_face).to_face(landmarks))
    return angles - np.median(angles, 0)
