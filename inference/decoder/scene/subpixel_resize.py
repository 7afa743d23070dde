"""Resampling of images with a subpixel offset."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from inference.face.patches import AnyArray, cv_matrix

ALIASING = 0.42
"""Standard deviation of the anti-aliasing blur before reduction, in pixels of the result."""


def resample(picture: AnyArray, scale: float, left: float, top: float, size: tuple[int, int]) -> Any:
    """Scales an image and places its corner at (left, top) of a result of `size` (width, height).

    Border pixels are repeated outside.
    """
    if scale < 1:
        picture = cv2.GaussianBlur(picture, (0, 0), ALIASING * float(np.sqrt(1 / scale**2 - 1)))
    matrix = cv_matrix(np.array([[scale, 0, left], [0, scale, top]], np.float32))
    method = cv2.INTER_LANCZOS4 if scale > 1 and picture.ndim == 3 else cv2.INTER_CUBIC
    return cv2.warpAffine(picture, matrix, size, flags=method, borderMode=cv2.BORDER_REPLICATE)
