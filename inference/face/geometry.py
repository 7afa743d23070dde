"""Landmark indices, alignment to face space and head rotation for 478-landmark faces.

Face space: the mean face looking straight ahead, x to the right of the image, y down, z negative towards the viewer,
origin between the eyes, unit = distance between the outer eye corners of the aligned mean face ("inter-ocular").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.types import HeadPose

Array = npt.NDArray[np.float64]


RIGID = np.array(
    [
        10,
        109,
        338,
        67,
        297,
        151,
        9,
        8,
        168,
        6,
        197,
        195,
        33,
        133,
        362,
        263,
        103,
        332,
        54,
        284,
        21,
        251,
        162,
        389,
        127,
        356,
    ]
)
"""Landmarks of forehead, nose bridge, temples and eye corners, which jaw, lips and brows hardly move."""

OUTER_EYE_CORNERS = (33, 263)
EYE_CORNERS = np.array([33, 133, 362, 263])

INNER_LIP_PAIRS = np.array(
    [[191, 95], [80, 88], [81, 178], [82, 87], [13, 14], [312, 317], [311, 402], [310, 318], [415, 324]]
)
"""Upper and lower inner-lip landmarks that touch when the mouth is closed, from corner to corner."""

INNER_LIP_CORNERS = (78, 308)

LID_PAIRS = np.array(
    [
        [[246, 7], [161, 163], [160, 144], [159, 145], [158, 153], [157, 154], [173, 155]],
        [[466, 249], [388, 390], [387, 373], [386, 374], [385, 380], [384, 381], [398, 382]],
    ]
)
"""[eye, point, upper/lower] lid-edge landmarks; eye 0 is on the left of the image."""

IRISES = np.array([[468, 469, 470, 471, 472], [473, 474, 475, 476, 477]])
"""[eye, point]: centre, then rim."""

NECK_PIVOT = np.array([0.0, 0.95, 1.05])
"""Joint of skull and neck in face space: below the ears, behind the jaw."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Weak-perspective pose: image = scale * rotation @ face + translation (Umeyama 1991)."""

    rotation: Array
    """[..., 3, 3] rotation from face space to image."""
    scale: Array
    """[...] image units per inter-ocular distance."""
    translation: Array
    """[..., 3] image position of the face-space origin."""

    def to_image(self, points: Array) -> Array:
        """Maps face-space points [..., n, 3] to the image."""
        turned = points @ np.swapaxes(self.rotation, -1, -2)
        return turned * self.scale[..., None, None] + self.translation[..., None, :]

    def to_face(self, points: npt.NDArray[np.floating]) -> Array:
        """Maps image points [..., n, 3] to face space."""
        return ((points - self.translation[..., None, :]) / self.scale[..., None, None]) @ self.rotation


def similarity(source: Array, target: npt.NDArray[np.floating]) -> Alignment:
    """Least-squares similarity [..., n, 3] -> [..., n, 3] (Umeyama 1991, "Least-squares estimation")."""
    source_mean, target_mean = source.mean(-2, keepdims=True), target.mean(-2, keepdims=True)
    a, b = source - source_mean, target - target_mean
    u, s, vt = np.linalg.svd(np.swapaxes(b, -1, -2) @ a)
    sign = np.ones_like(s)
    sign[..., 2] = np.sign(np.linalg.det(u @ vt))
    rotation = (u * sign[..., None, :]) @ vt
    scale = (s * sign).sum(-1) / (a**2).sum((-1, -2))
    translation = target_mean[..., 0, :] - scale[..., None] * (rotation @ source_mean[..., 0, :, None])[..., 0]
    return Alignment(rotation, scale, translation)


def align(landmarks: npt.NDArray[np.floating], mean_face: Array) -> Alignment:
    """Pose of landmarks [..., 478, 3] relative to the mean face, fitted to the RIGID landmarks."""
    return similarity(mean_face[RIGID], landmarks[..., RIGID, :])


def rotation_matrix(pose: HeadPose) -> Array:
    """[3, 3] rotation by yaw, then pitch, then roll, signs as in HeadPose (x right, y down, z away from the viewer)."""
    yaw, pitch, roll = np.radians([pose.yaw, pose.pitch, pose.roll])
    about_y = np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), np.sin(pitch)], [0, -np.sin(pitch), np.cos(pitch)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    return np.asarray(about_z @ about_x @ about_y, np.float64)


def angles_of(rotation: Array) -> Array:
    """[..., 3] yaw, pitch, roll in degrees of rotations [..., 3, 3]; the inverse of rotation_matrix."""
    yaw = np.arctan2(rotation[..., 2, 0], rotation[..., 2, 2])
    pitch = -np.arcsin(np.clip(rotation[..., 2, 1], -1, 1))
    roll = np.arctan2(-rotation[..., 0, 1], rotation[..., 1, 1])
    return np.asarray(np.degrees(np.stack([yaw, pitch, roll], -1)), np.float64)


def turn_head(points: Array, alignment: Alignment, pose: HeadPose) -> Array:
    """Rotates, scales and shifts image points [n, 3] by a head pose about the neck pivot."""
    unit = float(alignment.scale)
    pivot = alignment.to_image(NECK_PIVOT[None])[0]
    moved = (points - pivot) @ rotation_matrix(pose).T * pose.scale
    return np.asarray(moved + pivot + np.array([pose.tx * unit, pose.ty * unit, 0.0]), np.float64)


def inner_lip_gap(face: npt.NDArray[np.floating]) -> Array:
    """[..., 9] signed downward distance from upper to lower inner lip of face-space points [..., 478, 3]."""
    pairs = face[..., INNER_LIP_PAIRS, 1]
    return np.asarray(pairs[..., 1] - pairs[..., 0], np.float64)


def lid_gap(face: npt.NDArray[np.floating]) -> Array:
    """[..., 2] mean distance between the lid edges of each eye, face-space points [..., 478, 3]."""
    pairs = face[..., LID_PAIRS, :]
    return np.asarray(np.linalg.norm(pairs[..., 0, :] - pairs[..., 1, :], axis=-1).mean(-1), np.float64)
