"""Face similarity by a face recogniser: dlib's residual network with 128-dimensional embeddings (evaluation only).

    pip install --no-deps dlib-bin face-recognition-models

dlib treats faces closer than 0.6 as one person. Its embeddings share a large common component, so the cosine of two
strangers is about 0.9; here the mean over many people is subtracted first, and strangers score near 0.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from inference.types import Floats, Pixels

CHIP = 150
MISSING = "The face recogniser is missing: pip install --no-deps dlib-bin face-recognition-models"
JAW_AND_BROWS = [70, 105, 334, 300, 152, 234, 454]


class FaceRecogniser:
    """Embeddings of faces with known landmarks, so that paintings and statues need no face detector."""

    def __init__(self) -> None:
        try:
            import dlib
        except ImportError:
            raise SystemExit(MISSING) from None
        spec = find_spec("face_recognition_models")
        if spec is None or spec.origin is None:
            raise SystemExit(MISSING)
        models = Path(spec.origin).with_name("models")
        self._dlib = dlib
        self._predictor = dlib.shape_predictor(str(models / "shape_predictor_5_face_landmarks.dat"))
        self._network = dlib.face_recognition_model_v1(str(models / "dlib_face_recognition_resnet_model_v1.dat"))

    def vector(self, picture: Pixels, points: Floats) -> np.ndarray:
        """[128] embedding of the face at landmarks `points` [478, >=2] in an RGB image [h, w, 3]."""
        low, high = points[JAW_AND_BROWS, :2].min(0), points[JAW_AND_BROWS, :2].max(0)
        box = self._dlib.rectangle(*(int(v) for v in (*low, *high)))
        picture = np.ascontiguousarray(picture)
        chip = self._dlib.get_face_chip(picture, self._predictor(picture, box), CHIP)
        return np.array(self._network.compute_face_descriptor(chip))


def likeness(a: np.ndarray, b: np.ndarray, common: np.ndarray) -> float:
    """Cosine of two embeddings [128] after subtracting the mean over many people `common` [128]; 1 if identical."""
    a, b = a - common, b - common
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
