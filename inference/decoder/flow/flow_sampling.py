"""Pictures sampled where the flow says they come from."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.face.patches import AnyArray, cut
from inference.timebase import FRAME_SIZE
from inference.types import Floats


def sample(picture: AnyArray, origin: Floats) -> Any:
    """The picture's value at each `origin` [h, w, 2] (x, y; 0-based pixels), borders replicated."""
    border = cv2.BORDER_REPLICATE
    return cv2.remap(picture, origin, None, cv2.INTER_LINEAR, borderMode=border)  # type: ignore[call-overload]


def to_pixels(flow: Floats) -> Floats:
    """Positions in -1..1 of the crop as its 0-based pixels."""
    return np.asarray((flow + 1) * (FRAME_SIZE / 2) - 0.5, np.float32)


def window_map(grid: Floats, window: Floats, size: tuple[int, int]) -> Floats:
    """[h, w, 2] the position in the photo that each pixel of a window shows.

    `grid` [64, 64, 2]: position (0-based pixels) that each part of the output shows.
    """
    on_grid = (window * (FLOW_SIZE / FRAME_SIZE)).astype(np.float32)
    # One axis at a time: cv2 is twice as fast on one channel or four as on two or three.
    return np.asarray(cv2.merge([cut(axis, on_grid, size) for axis in cv2.split(grid)]), np.float32)
