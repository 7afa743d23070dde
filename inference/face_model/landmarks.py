"""Network for the 478 landmarks of one face."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from inference.face_model.detector import FACE_MARGIN
from inference.face_model.network import Network
from inference.face_model.region import Region
from inference.types import Floats, Pixels

SIZE = 256
POINTS = 478
RIGHT_EYE, LEFT_EYE = 33, 263
"""Outer corners of the person's own right and left eye."""


class LandmarkNetwork:
    """Landmark network."""

    def __init__(self) -> None:
        self._network = Network("face_landmarks_detector.tflite")

    def place(self, photo: Pixels, region: Region) -> tuple[Floats, float]:
        """[478, 3] landmarks in photo pixels (z too, negative is nearer) and the probability 0..1 of a face."""
        picture = region.cut(photo, SIZE)
        points, presence, _tongue = self._network.run(picture / np.float32(255))
        chance = 1 / (1 + math.exp(-float(np.clip(presence.item(), -80, 80))))
        return region.to_photo(points.reshape(POINTS, 3), SIZE), chance


def region_of(landmarks: npt.NDArray[np.floating]) -> Region:
    """Region around known landmarks, rotated so that the eyes are level."""
    low, high = landmarks[:, :2].min(axis=0), landmarks[:, :2].max(axis=0)
    x, y = (low + high) / 2
    return Region(float(x), float(y), float((high - low).max()) * FACE_MARGIN, roll_of(landmarks))


def roll_of(landmarks: npt.NDArray[np.floating]) -> float:
    """Angle in radians of the line through the outer eye corners, positive clockwise in the image."""
    dx, dy = (landmarks[LEFT_EYE] - landmarks[RIGHT_EYE])[:2]
    return math.atan2(float(dy), float(dx))
