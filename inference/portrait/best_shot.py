"""Order of several pictures of one person by their use as a portrait photo."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from inference.portrait.measured_face import MeasuredFace

WORST_ANGLE = 30.0
"""Degrees from a frontal view at which it counts nothing."""
WORST_MOUTH = 0.15
"""Gap of the lips in inter-ocular distances at which a shut mouth counts nothing."""
BLURRED = 4.0
"""Ratio of sharpness to the sharpest picture's, at which sharpness counts nothing."""
HALF_SHUT = 0.6
"""Share of the widest eye opening at which open eyes count nothing."""
WEIGHTS = (2.0, 2.0, 1.0, 1.0)
"""Of open eyes, sharpness, a frontal view and a shut mouth."""


def ranked(faces: Sequence[MeasuredFace | None]) -> list[int]:
    """Indices, best first. Pictures without a face come last."""
    seen = [face for face in faces if face is not None]
    scores = [-1.0 if face is None else score(face, seen) for face in faces]
    return sorted(range(len(faces)), key=lambda index: -scores[index])


def score(face: MeasuredFace, others: Sequence[MeasuredFace]) -> float:
    """0..6; eyes and sharpness are relative to the best of `others`, which include `face`."""
    widest = max(other.eye_opening for other in others)
    sharpest = max(other.sharpness for other in others)
    open_eyes = (face.eye_opening / max(widest, 1e-6) - HALF_SHUT) / (1 - HALF_SHUT)
    sharp = 1 + math.log(max(face.sharpness, 1e-6) / max(sharpest, 1e-6)) / math.log(BLURRED)
    frontal = 1 - math.hypot(face.turn, face.pitch, face.roll) / WORST_ANGLE
    shut = 1 - face.mouth_opening / WORST_MOUTH
    return float(np.dot(WEIGHTS, np.clip([open_eyes, sharp, frontal, shut], 0, 1)))
