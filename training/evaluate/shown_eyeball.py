"""How much of its eyeballs a made picture shows: they are painted in the photo, and the paint is counted."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from inference.face.landmark_maps import EYE_A, EYE_B, fill
from inference.types import Pixels, Portrait

PAINT = (255, 0, 255)
INNER = 0.85
"""Share of an eye's outline that is painted: lashes and the lids' rims stay as they are."""
PAINTED = 60
"""Least that red and blue exceed green by, of 255, where the paint is seen, shaded or not."""


def painted(portrait: Portrait) -> Portrait:
    """The portrait with the eyeballs of its photo in a colour that no face has; square pictures only."""
    crop = portrait.crop.copy()
    inside = np.zeros(crop.shape[:2], np.uint8)
    for lids in (EYE_A, EYE_B):
        edge = portrait.landmarks[lids, :2]
        fill(inside, edge.mean(0) + INNER * (edge - edge.mean(0)))
    share = inside[..., None] / 255
    marked = np.round(share * np.array(PAINT) + (1 - share) * crop).astype(np.uint8)
    return replace(portrait, crop=marked, photo=None)


def shown(picture: Pixels) -> int:
    """Pixels of a picture [h, w, 3] RGB that show the paint."""
    red, green, blue = cv2.split(picture.astype(np.int16))
    return int((np.minimum(red, blue) - green > PAINTED).sum())
