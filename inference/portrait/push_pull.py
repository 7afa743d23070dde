"""Smooth fill of unknown pixels by ever coarser means of the known ones (push-pull; Gortler et al. 1996)."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Floats

Array = npt.NDArray[np.floating]


def fill(picture: Array, known: Array) -> Floats:
    """[h, w, c] unknown pixels (known [h, w] = 0) filled from ever coarser means of the known ones (push-pull)."""
    if min(known.shape) <= 1 or known.all():
        return np.asarray(picture, np.float32)
    half = (known.shape[1] + 1) // 2, (known.shape[0] + 1) // 2
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    coarse = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    size = known.shape[1], known.shape[0]
    filled = np.where(known[:, :, None] > 0, picture, cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR))
    return np.asarray(filled, np.float32)
