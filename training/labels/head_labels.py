"""Head pose and gaze of labelled frames, in the signs and units of `Motion`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import EYEBALL_RADIUS
from inference.face.geometry import EYE_CORNERS, IRISES, NECK_PIVOT, Alignment, align

Array = npt.NDArray[np.float64]

GAZE_GAIN = 1.35
"""Correction factor: the face model's iris landmarks underestimate eye rotation.

With it, the gaze of fixating eyes compensates four fifths of a head turn (median of the real clips).
"""


def head_poses(landmarks: npt.NDArray[np.floating]) -> Array:
    """[n, 6] yaw, pitch, roll (degrees), tx, ty (inter-ocular distances) and log scale, relative to the clip's mean."""
    poses = align(landmarks.astype(np.float64), dynamics_space().mean_face)
    u, _, vt = np.linalg.svd(poses.rotation.mean(0))
    angles = euler(poses.rotation @ (u @ vt).T)
    size = np.exp(np.log(poses.scale).mean())
    pivots = pivots_of(poses) / size
    return np.concatenate([angles, pivots - pivots.mean(0), np.log(poses.scale / size)[:, None]], 1)


def pivots_of(poses: Alignment) -> Array:
    """[n, 2] image position of the neck pivot, in pixels."""
    return poses.to_image(np.broadcast_to(NECK_PIVOT, (len(poses.scale), 1, 3)))[:, 0, :2]


def euler(rotation: Array) -> Array:
    """[n, 3] yaw, pitch, roll in degrees; the inverse of inference.face.geometry.rotation_matrix."""
    yaw = np.arctan2(rotation[:, 2, 0], rotation[:, 2, 2])
    pitch = -np.arcsin(np.clip(rotation[:, 2, 1], -1, 1))
    roll = np.arctan2(-rotation[:, 0, 1], rotation[:, 1, 1])
    return np.degrees(np.stack([yaw, pitch, roll], 1))


def gaze_angles(landmarks: npt.NDArray[np.floating]) -> Array:
    """[n, 2] yaw and pitch of the eyes relative to the head, in degrees, minus the clip's median."""
    face = align(landmarks.astype(np.float64), dynamics_space().mean_face).to_face(landmarks)
    corners = EYE_CORNERS.reshape(2, 2)
    eyes = zip(IRISES, corners, strict=True)
    shift = np.mean([face[:, iris[0], :2] - face[:, pair, :2].mean(1) for iris, pair in eyes], 0)
    angles = GAZE_GAIN * np.degrees(np.arcsin(np.clip(shift / EYEBALL_RADIUS, -0.9, 0.9))) * [1, -1]
    return angles - np.median(angles, 0)
