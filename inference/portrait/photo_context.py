"""The part of the photo around the crop, kept for wide frames."""

from __future__ import annotations

import cv2
import numpy as np

from inference.portrait.framing import CropSquare
from inference.types import Pixels

ASIDE, ABOVE, BELOW = 1.0, 0.5, 0.7
"""Distance kept on either side, above and below the square, in sides of the square."""
MOST_SIDE = 1152
"""Largest side of the square in pixels: its size in a close-up at 1920 x 1080."""


def surroundings(photo: Pixels, frame: CropSquare) -> tuple[Pixels, tuple[float, float, float]]:
    """The kept part [h, w, 3] of the photo, and the square's left, top and side in its pixels."""
    height, width = photo.shape[:2]
    left = max(0, frame.left - round(ASIDE * frame.side))
    top = max(0, frame.top - round(ABOVE * frame.side))
    right = min(width, frame.left + round((1 + ASIDE) * frame.side))
    bottom = min(height, frame.top + round((1 + BELOW) * frame.side))
    part = photo[top:bottom, left:right]
    square = (float(frame.left - left), float(frame.top - top), float(frame.side))
    return _reduced(part, square) if frame.side > MOST_SIDE else (part.copy(), square)


def _reduced(part: Pixels, square: tuple[float, float, float]) -> tuple[Pixels, tuple[float, float, float]]:
    height, width = part.shape[:2]
    scale = MOST_SIDE / square[2]
    size = round(width * scale), round(height * scale)
    smaller = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
    left, top, side = (value * scale for value in square)
    return smaller, (left, top, side)
