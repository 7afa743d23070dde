"""Head pose, gaze and lid opening of one frame's landmarks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import gaze_angles
from inference.face.geometry import NECK_PIVOT, Array, align, lid_gap


@dataclass(frozen=True, slots=True)
class FaceMeasures:
    """A face in the camera's frame; nothing is relative to the person yet."""

    rotation: Array
    """[3, 3] from face space to the frame."""
    pivot: Array
    """[2] neck pivot in pixels."""
    size: float
    """Pixels per inter-ocular distance."""
    gaze: Array
    """[2] yaw and pitch of the eyes in degrees."""
    lids: Array
    """[2] lid opening in inter-ocular distances; eye 0 is on the left of the image."""


def measure(landmarks: npt.NDArray[np.floating]) -> FaceMeasures:
    """Measures of landmarks [478, 3] in pixels."""
    pose = align(landmarks.astype(np.float64), dynamics_space().mean_face)
    face = pose.to_face(landmarks)
    pivot = pose.to_image(NECK_PIVOT[None])[0, :2]
    return FaceMeasures(pose.rotation, pivot, float(pose.scale), gaze_angles(face), lid_gap(face))
