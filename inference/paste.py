"""A painted window laid back into the picture."""

from __future__ import annotations

import cv2
import numpy as np

from inference.face_patches import cv_matrix
from inference.types import Floats, Pixels


def paste(frame: Pixels, painted: Floats, window: Floats, edge: Floats, inside: Floats) -> None:
    """Blend `painted` [4, h, w] (RGB and cover, 0..1) into `frame` [h, w, >=3] at `window` [2, 3], in place.

    `edge` [h, w] 0..1 takes the cover to nothing at the window's border; `inside` [h, w] 0..1 is covered in any case.
    """
    height, width = edge.shape
    left, top, right, bottom = bounds(window, width, height, frame.shape[1], frame.shape[0])
    if right <= left or bottom <= top:
        return
    to_frame = cv_matrix(window)
    to_frame[:, 2] -= (left, top)
    layer = np.dstack([painted[0], painted[1], painted[2], 1 - (1 - painted[3] * edge) * (1 - inside)])
    size = (right - left, bottom - top)
    moved = cv2.warpAffine(layer, to_frame, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    cover = moved[..., 3:]
    # Outside the window colours fade to 0 and so does the cover, which the feathered edge already took to 0.
    under = frame[top:bottom, left:right, :3]
    under[:] = np.clip(under + cover * (moved[..., :3] * 255 - under) + 0.5, 0, 255)


def bounds(window: Floats, width: int, height: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Whole pixels of the picture (left, top, right, bottom) that the window touches."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]]) @ window.T
    low, high = np.floor(corners.min(0)).astype(int), np.ceil(corners.max(0)).astype(int)
    return max(int(low[0]), 0), max(int(low[1]), 0), min(int(high[0]), right), min(int(high[1]), bottom)
