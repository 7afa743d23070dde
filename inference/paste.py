"""A painted window laid back into the picture."""

from __future__ import annotations

import cv2
import numpy as np

from inference.face_patches import cv_matrix
from inference.types import Floats, Pixels

ALIKE = 0.12
"""Difference of colour, 0..1, from which paint and photo begin to be different things."""


def paste(
    frame: Pixels, painted: Floats, window: Floats, edge: Floats, inside: Floats, seen: Floats | None = None
) -> None:
    """Blend `painted` [4, h, w] (RGB and cover, 0..1) into `frame` [h, w, >=3] at `window` [2, 3], in place.

    `edge` [h, w] 0..1 takes the cover to nothing at the window's border; `inside` [h, w] 0..1 is covered in any case.
    `seen` [3, h, w]: the frame as the window showed it, for detail to be kept (see with_detail).
    """
    height, width = edge.shape
    left, top, right, bottom = bounds(window, width, height, frame.shape[1], frame.shape[0])
    if right <= left or bottom <= top:
        return
    to_frame = cv_matrix(window)
    to_frame[:, 2] -= (left, top)
    size = (right - left, bottom - top)
    common = np.zeros_like(edge)
    if seen is not None:
        painted, common = with_detail(painted, seen, inside)
    layer = np.dstack([painted[0], painted[1], painted[2], 1 - (1 - painted[3] * edge) * (1 - inside)])
    moved = cv2.warpAffine(layer, to_frame, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    kept = cv2.warpAffine(common, to_frame, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)[..., None]
    cover = moved[..., 3:]
    # Outside the window colours fade to 0 and so does the cover, which the feathered edge already took to 0.
    under = frame[top:bottom, left:right, :3]
    under[:] = np.clip(under + cover * (moved[..., :3] * 255 - (1 - kept) * under) + 0.5, 0, 255)


def with_detail(painted: Floats, seen: Floats, inside: Floats) -> tuple[Floats, Floats]:
    """`painted` [4, h, w] less what it has in common with `seen` [3, h, w], and how much of that is common [h, w].

    A window is coarser than the picture. Where the network painted what it saw, lips and beard, the picture keeps its
    own detail and takes on the difference alone; `inside` [h, w] 0..1 has nothing in common.
    """
    change = np.abs(painted[:3] - seen).max(axis=0)
    common = cv2.GaussianBlur((1.5 - change / ALIKE).clip(0, 1), (0, 0), 1.5) * (1 - inside)
    return np.concatenate([painted[:3] - common * seen, painted[3:]]), np.asarray(common, np.float32)


def bounds(window: Floats, width: int, height: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Whole pixels of the picture (left, top, right, bottom) that the window touches."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]]) @ window.T
    low, high = np.floor(corners.min(0)).astype(int), np.ceil(corners.max(0)).astype(int)
    return max(int(low[0]), 0), max(int(low[1]), 0), min(int(high[0]), right), min(int(high[1]), bottom)
