"""Conversion of a decoded video frame to RGB in a wanted size."""

from __future__ import annotations

import av
import numpy as np

from inference.types import Pixels

Size = tuple[int, int]  # width, height


def converted(frame: av.VideoFrame, size: Size | None) -> Pixels:
    """[height, width, 3] RGB: the whole frame, scaled into `size` with black edges; unscaled if `size` is None."""
    if size is None:
        return np.ascontiguousarray(frame.to_ndarray(format="rgb24"))
    width, height = _fitting(frame.width, frame.height, size)
    scaled = frame.reformat(width=width, height=height, format="rgb24").to_ndarray()
    if (width, height) == size:
        return np.ascontiguousarray(scaled)
    pixels = np.zeros((size[1], size[0], 3), np.uint8)
    top, left = (size[1] - height) // 2, (size[0] - width) // 2
    pixels[top : top + height, left : left + width] = scaled
    return pixels


def _fitting(width: int, height: int, size: Size) -> Size:
    scale = min(size[0] / width, size[1] / height)
    return round(width * scale), round(height * scale)
