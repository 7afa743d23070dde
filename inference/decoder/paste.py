"""Compositing of a painted window into a frame."""

from __future__ import annotations

import math

import cv2
import numpy as np

from inference.face.patches import cv_matrix
from inference.types import Floats, Pixels

_AROUND = np.ones((3, 3), np.uint8)


def paste(frame: Pixels, painted: Floats, window: Floats, edge: Floats) -> None:
    """Composites `painted` [4, h, w] (RGB and alpha, 0..1) into `frame` [h, w, >=3] at `window` [2, 3], in place.

    `edge` [h, w] 0..1 fades alpha to 0 at the window's border.
    """
    cover = painted[3] * edge
    x, y, width, height = cv2.boundingRect(cv2.dilate((cover > 0).astype(np.uint8), _AROUND))
    to_frame = window.copy()
    to_frame[:, 2] += x * window[:, 0] + y * window[:, 1]
    left, top, right, bottom = bounds(to_frame, width, height, frame.shape[1], frame.shape[0])
    if not width or right <= left or bottom <= top:
        return
    # Premultiplied colours to add, and the share of the frame that they hide.
    layer = cv2.merge([*(painted[:3] * (255 * cover)), cover])[y : y + height, x : x + width]
    matrix = cv_matrix(to_frame)
    matrix[:, 2] -= (left, top)
    moved = cv2.warpAffine(layer, matrix, (right - left, bottom - top), flags=cv2.INTER_LINEAR)
    _composite(frame[top:bottom, left:right], np.asarray(moved, np.float32))


def _composite(under: Pixels, layer: Floats) -> None:
    """Composites `layer` [h, w, 4] in place: colours to add, 0..255, and the share of the frame that they hide."""
    kept = 1 - layer[..., 3]
    if under.shape[2] == 4:
        layer[..., 3] = 0
        share = cv2.cvtColor(kept, cv2.COLOR_GRAY2RGBA)
    else:
        layer = np.asarray(cv2.cvtColor(layer, cv2.COLOR_RGBA2RGB), np.float32)
        share = cv2.cvtColor(kept, cv2.COLOR_GRAY2RGB)
    under[:] = cv2.add(cv2.multiply(under, share, dtype=cv2.CV_32F), layer, dtype=cv2.CV_8U)


def bounds(window: Floats, width: float, height: float, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Whole frame pixels (left, top, right, bottom) touched by the window."""
    (a, b, x), (c, d, y) = window.tolist()
    across, down = (
        (0.0, a * width, b * height, a * width + b * height),
        (0.0, c * width, d * height, c * width + d * height),
    )
    low = math.floor(x + min(across)), math.floor(y + min(down))
    high = math.ceil(x + max(across)), math.ceil(y + max(down))
    return max(low[0], 0), max(low[1], 0), min(high[0], right), min(high[1], bottom)
