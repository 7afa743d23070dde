"""Drawings in flat colours, as comics are: their mouths are drawn flat too."""

from __future__ import annotations

import cv2
import numpy as np

from inference.face.landmark_maps import EYE_A, EYE_B, LIPS_OUTER, OVAL, fill
from inference.types import Pixels, Portrait

AREA = 9
"""Side in pixels of the areas of skin whose variation is measured."""
EVEN = 0.8
"""Standard deviation in grey levels below which an area has one colour."""
FLAT = 0.15
"""Share of such areas from which a face is drawn flat: a comic has 0.44; of 50 photos, paintings and statues none has
more than 0.02."""


def is_flat(portrait: Portrait) -> bool:
    """Whether the face is drawn in flat colours."""
    skin = skin_mask(portrait, AREA)
    grey = cv2.cvtColor(portrait.crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    mean, square = (cv2.blur(values, (AREA, AREA)) for values in (grey, grey * grey))
    spread = np.sqrt(np.maximum(square - mean * mean, 0))[skin]
    return bool(len(spread)) and float((spread < EVEN).mean()) > FLAT


def skin_mask(portrait: Portrait, away: int) -> np.ndarray:
    """[512, 512] mask of the face without lips and eyes, `away` pixels wide margins left out."""
    margin = np.ones((away, away), np.uint8)
    face = cv2.erode(contour_mask(portrait, OVAL), margin) > 128
    for part in (LIPS_OUTER, EYE_A, EYE_B):
        face &= cv2.dilate(contour_mask(portrait, part), margin) < 128
    return face


def contour_mask(portrait: Portrait, contour: list[int]) -> Pixels:
    """[512, 512] a contour of landmarks, filled with 255."""
    canvas = np.zeros(portrait.crop.shape[:2], np.uint8)
    fill(canvas, portrait.landmarks[contour])
    return canvas
