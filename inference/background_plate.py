"""The picture behind the person."""

from __future__ import annotations

import cv2
import numpy as np

from inference.types import Floats, Pixels

FOREGROUND = 8
"""Matte value (of 255) from which a pixel may carry the person's colour."""
REACH = 10
"""Pixels around the matte that are painted out too: hair and blurred edges mix colours."""


def paint_out(picture: Pixels, matte: Pixels) -> Pixels:
    """[h, w, 3] the picture with everything under the matte [h, w] filled from the background around it."""
    known = _background(matte)
    if not known.any():
        return np.full_like(picture, 128)
    smooth = fill(picture.astype(np.float32), known)
    return np.where(known[:, :, None] > 0, picture, smooth.clip(0, 255).round()).astype(np.uint8)


def fill(picture: Floats, known: Floats) -> Floats:
    """[h, w, 3] unknown pixels (known [h, w] = 0) taken from ever coarser means of the known ones (push-pull)."""
    if min(known.shape) <= 1 or known.all():
        return picture
    half = (known.shape[1] + 1) // 2, (known.shape[0] + 1) // 2
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    coarse = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    size = known.shape[1], known.shape[0]
    return np.where(known[:, :, None] > 0, picture, cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR))


def _background(matte: Pixels) -> Floats:
    """[h, w] 1 where the picture surely shows background."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * REACH + 1, 2 * REACH + 1))
    return (cv2.dilate((matte >= FOREGROUND).astype(np.uint8), disc) == 0).astype(np.float32)
