"""Eye landmarks: iris rotation and complete lid closure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.geometry import EYE_CORNERS, IRISES, LID_PAIRS, Array

EYEBALL_RADIUS = 0.135
"""In inter-ocular distances (12 mm of about 90 mm between the outer corners)."""

READ_GAIN = 1.35
"""Correction factor: the face model's iris landmarks underestimate eye rotation.

With it, the gaze of fixating eyes compensates four fifths of a head turn (median of the real clips).
"""

SINK = 0.3
"""Share of the eye opening by which the face model's iris landmarks drop on lid closure (measured on clips)."""

MEETING = 0.25
"""Height at which closed lids meet, from the lower (0) to the upper (1) lid edge: the upper lid moves most."""


def shut_lids(face: Array, amount: npt.NDArray[np.floating]) -> Array:
    """Moves the lid edges of a face [478, 3] by `amount` [2]: 0 unchanged, 1 closed, negative wider."""
    moved = face.copy()
    for eye, irises, share in zip(LID_PAIRS, IRISES, amount, strict=True):
        upper, lower = face[eye[:, 0]], face[eye[:, 1]]
        line = lower + MEETING * (upper - lower)
        moved[eye[:, 0]] = upper + share * (line - upper)
        moved[eye[:, 1]] = lower + share * (line - lower)
        moved[irises] += max(0.0, share) * SINK * (lower - upper).mean(0)
    return moved


def look(face: Array, gaze: tuple[float, float]) -> Array:
    """Rotates the irises of a face [478, 3] by gaze (yaw, pitch) degrees, at most 30, about the eyeball centres."""
    yaw, pitch = np.radians(np.clip(gaze, -30, 30))
    about_y = np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), np.sin(pitch)], [0, -np.sin(pitch), np.cos(pitch)]])
    moved = face.copy()
    for eye in IRISES:
        centre = face[eye[0]] + np.array([0.0, 0.0, EYEBALL_RADIUS])
        moved[eye] = (face[eye] - centre) @ (about_x @ about_y).T + centre
    return moved


def gaze_angles(face: npt.NDArray[np.floating]) -> Array:
    """[..., 2] yaw and pitch in degrees of the eyes of faces [..., 478, 3] in face space, the mean of both eyes.

    Signs as in Motion.gaze; the angles of eyes that look straight ahead depend on the person and are not 0.
    """
    eyes = zip(IRISES[:, 0], EYE_CORNERS.reshape(2, 2), strict=True)
    shift = np.mean([face[..., iris, :2] - face[..., corners, :2].mean(-2) for iris, corners in eyes], 0)
    turned = np.degrees(np.arcsin(np.clip(shift / EYEBALL_RADIUS, -0.9, 0.9)))
    return np.asarray(READ_GAIN * turned * [1, -1], np.float64)
