"""How far the camera sees the mouth: a hand, a cup or a mask before it changes the colours around it."""

from __future__ import annotations

import numpy as np

from inference.face.geometry import Array
from inference.types import Floats, Pixels

AROUND_MOUTH = np.array([0, 37, 267, 164, 57, 287, 61, 291, 43, 273, 106, 335, 18, 83, 313, 200, 199])
"""Landmarks on the skin around the mouth and on the lips' outer edges, which show no teeth."""
REFERENCE = np.array([151, 9, 6, 195, 5, 4, 117, 346, 50, 280])
"""Landmarks of forehead, nose and upper cheeks, under the same light."""
PATCH = np.array([(x, y) for x in (-2, 0, 2) for y in (-2, 0, 2)])
"""Pixels around a landmark whose mean is its colour."""
DARKEST = 8.0
"""Grey level added before the logarithm, so that noise in the dark weighs little."""
ALIKE, COVERED = 0.22, 0.45
"""Change of the logarithm of the colours up to which the mouth is free, and from which it is covered."""
MEMORY_SECONDS = 20.0
STEPS_TO_LEARN = 15


class MouthView:
    """push(frame, landmarks, seconds) -> 0 covered .. 1 free, once per frame."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Learn the colours again from the next frames on."""
        self._usual = np.zeros((len(AROUND_MOUTH), 3))
        self._count = 0

    def push(self, frame: Pixels, landmarks: Floats, seconds: float) -> float:
        """`frame` [h, w, 3]; `landmarks` [478, 3] in its pixels; `seconds` since the last frame."""
        colours = _relative_colours(frame, landmarks)
        self._count += 1
        change = float(np.median(np.abs(colours - self._usual).max(1)))
        learning = self._count <= STEPS_TO_LEARN
        if learning or change < ALIKE:
            share = 1 / self._count if learning else min(1.0, seconds / MEMORY_SECONDS)
            self._usual = self._usual + share * (colours - self._usual)
        return 1.0 if learning else float(np.clip((COVERED - change) / (COVERED - ALIKE), 0, 1))


def face_light(frame: Pixels, landmarks: Floats) -> float:
    """Mean grey level 0..255 of the skin at the reference landmarks."""
    return float(_colours(frame, landmarks[REFERENCE]).mean())


def _relative_colours(frame: Pixels, landmarks: Floats) -> Array:
    """[points, 3] logarithms of the colours around the mouth, relative to the rest of the face."""
    around, reference = (_colours(frame, landmarks[points]) for points in (AROUND_MOUTH, REFERENCE))
    return np.asarray(np.log(around + DARKEST) - np.log(reference + DARKEST).mean(0), np.float64)


def _colours(frame: Pixels, points: Floats) -> Array:
    """[n, 3] mean colours around points [n, >=2]; points outside the frame take its edge."""
    height, width = frame.shape[:2]
    places = np.rint(points[:, None, :2]).astype(np.intp) + PATCH
    x, y = places[..., 0].clip(0, width - 1), places[..., 1].clip(0, height - 1)
    return np.asarray(frame[y, x].mean(1), np.float64)
