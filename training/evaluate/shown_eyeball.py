"""Visible eyeball area of a rendered frame: the photo's eyeballs are painted and the painted pixels counted."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from inference.face.landmark_maps import EYE_A, EYE_B, fill
from inference.types import Pixels, Portrait

PAINT = (255, 0, 255)
INNER = 0.85
"""Scale of the painted area relative to the eye outline, which leaves lashes and lid rims unpainted."""
PAINTED = 60
"""Minimum excess of red and blue over green (of 255) at a painted pixel, shaded or not."""


def painted(portrait: Portrait) -> Portrait:
    """The portrait with its photo's eyeballs painted in PAINT, a colour no face has; rendering is 512 x 512 only."""
    crop = portrait.crop.copy()
    inside = np.zeros(crop.shape[:2], np.uint8)
    for lids in (EYE_A, EYE_B):
        edge = portrait.landmarks[lids, :2]
        fill(inside, edge.mean(0) + INNER * (edge - edge.mean(0)))
    share = inside[..., None] / 255
    marked = np.round(share * np.array(PAINT) + (1 - share) * crop).astype(np.uint8)
    return replace(portrait, crop=marked, photo=None)


def shown(picture: Pixels) -> int:
    """Number of painted pixels in an RGB image [h, w, 3]."""
    red, green, blue = cv2.split(picture.astype(np.int16))
    return int((np.minimum(red, blue) - green > PAINTED).sum())
