"""Person segmentation."""

from __future__ import annotations

import cv2
import numpy as np

from inference.face_model.network import Network
from inference.types import Floats, Pixels

SIZE = 256
GAMMAS = (1.0, 0.5)
"""Gammas of the input; the result is the mean over them, each also mirrored, which suppresses chance errors."""


class Segmenter:
    """Selfie segmenter for head-and-shoulders images."""

    def __init__(self) -> None:
        self._network = Network("selfie_segmenter.tflite")

    def segment(self, picture: Pixels) -> Floats:
        """[256, 256] probability 0..1 of a person, for a square RGB image of any size."""
        small = cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_AREA) / np.float32(255)
        chances = [
            self._chance(np.asarray(small**gamma, np.float32), mirrored)
            for gamma in GAMMAS
            for mirrored in (False, True)
        ]
        return np.asarray(np.mean(chances, axis=0), np.float32)

    def _chance(self, small: Floats, mirrored: bool) -> Floats:
        seen = self._network.run(np.ascontiguousarray(small[:, ::-1] if mirrored else small))[0][0, :, :, 0]
        return seen[:, ::-1] if mirrored else seen
