"""The chance that a pixel belongs to a person."""

from __future__ import annotations

import cv2

from inference.face_model.network import Network
from inference.types import Floats, Pixels

SIZE = 256


class Segmenter:
    """Selfie segmenter for a head and shoulders picture."""

    def __init__(self) -> None:
        self._network = Network("selfie_segmenter.tflite")

    def segment(self, picture: Pixels) -> Floats:
        """[256, 256] chance 0..1 of a person, for a square RGB picture of any size."""
        small = cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
        return self._network.run(small / 255)[0][0, :, :, 0]
