"""Sampling of images at flow positions."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.face.patches import AnyArray, cut
from inference.timebase import FRAME_SIZE
from inference.types import Floats


def sample(picture: AnyArray, origin: Floats) -> Any:
    """Samples an image at each `origin` [h, w, 2] (x, y; 0-based pixels), borders replicated."""
    border = cv2.BORDER_REPLICATE
    return cv2.remap(picture, origin, None, cv2.INTER_LINEAR, borderMode=border)  # type: ignore[call-overload]


def to_pixels(flow: Floats) -> Floats:
    """Maps crop positions in -1..1 to 0-based pixels."""
    return np.asarray((flow + 1) * (FRAME_SIZE / 2) - 0.5, np.float32)


def window_map(grid: Floats, window: Floats, size: tuple[int, int]) -> Floats:
    """[h, w, 2] photo position shown by each pixel of a window.

    `grid` [64, 64, 2]: photo position (0-based pixels) shown by each output cell.
    """
    on_grid = (window * (FLOW_SIZE / FRAME_SIZE)).astype(np.float32)
    # One axis at a time: cv2 is twice as fast on one or four channels as on two or three.
    return np.asarray(cv2.merge([cut(axis, on_grid, size) for axis in cv2.split(grid)]), np.float32)
