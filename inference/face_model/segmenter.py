"""The chance that a pixel belongs to a person."""

from __future__ import annotations

import cv2
import numpy as np

from inference.face_model.network import Network
from inference.types import Floats, Pixels

SIZE = 256
GAMMAS = (1.0, 0.5)
"""The picture is looked at as it is and lightened, each also in a mirror; what the looks agree on is no accident."""


class Segmenter:
    """Selfie segmenter for a head and shoulders picture."""

    def __init__(self) -> None:
        self._network = Network("selfie_segmenter.tflite")

    def segment(self, picture: Pixels) -> Floats:
        """[256, 256] chance 0..1 of a person, for a square RGB picture of any size."""
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
