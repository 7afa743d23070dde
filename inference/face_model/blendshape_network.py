"""Network for 52 blendshape scores from landmarks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face_model.network import Network
from inference.types import Floats

# Landmarks that the network takes, in its order (Google's face_blendshapes_graph.cc).
SUBSET = [
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80,
    81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153,
    154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251,
    263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318,
    321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386,
    387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
]  # fmt: skip


class BlendshapeNetwork:
    """Blendshape network; it normalises position and scale of the landmarks itself."""

    def __init__(self) -> None:
        self._network = Network("face_blendshapes.tflite")

    def score(self, landmarks: npt.NDArray[np.floating]) -> Floats:
        """[52] ARKit scores 0..1 of landmarks [478, >=2] in pixels (x and y in one unit)."""
        scores = self._network.run(landmarks[SUBSET, :2])[0]
        return np.asarray(scores.reshape(52).clip(0, 1), np.float32)
