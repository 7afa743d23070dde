"""The square of the photo that becomes the portrait's picture."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels

SIDE = 2.1
"""Side of the square in face heights (forehead to chin)."""
LIFT = 0.08
"""How far the square's centre lies above the face's, in face heights, so that hair fits."""
MARGIN = 0.25
"""Least distance of the face to the square's edge, in face heights, when the square is moved to stay inside the photo."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A square in whole photo pixels; it may reach outside the photo."""

    left: int
    top: int
    side: int

    @property
    def scale(self) -> float:
        """Crop pixels for one photo pixel."""
        return FRAME_SIZE / self.side

    def to_crop(self, landmarks: Floats) -> Floats:
        """[n, 3] photo pixels -> crop pixels."""
        return ((landmarks - [self.left, self.top, 0]) * self.scale).astype(np.float32)


def frame_face(box: Floats, width: int, height: int) -> Frame:
    """The square for a face `box` [4] (left, top, right, bottom) in a photo of `width` x `height` pixels."""
    face = float(box[3] - box[1])
    side = max(2, round(SIDE * face))
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 - LIFT * face
    left = _inside(x - side / 2, side, width, box[0] - MARGIN * face, box[2] + MARGIN * face)
    top = _inside(y - side / 2, side, height, box[1] - MARGIN * face, box[3] + MARGIN * face)
    return Frame(left, top, side)


def _inside(start: float, side: int, length: int, low: float, high: float) -> int:
    """Moves start..start+side towards 0..length as far as low..high stays covered."""
    wanted = min(max(start, 0), length - side) if side <= length else (length - side) / 2
    return round(min(max(wanted, min(start, high - side)), max(start, low)))


def cut(photo: Pixels, frame: Frame) -> Pixels:
    """[512, 512, 3] the square's picture; what lies outside the photo is mirrored and blurred."""
    height, width = photo.shape[:2]
    left, top = max(0, -frame.left), max(0, -frame.top)
    right, bottom = max(0, frame.left + frame.side - width), max(0, frame.top + frame.side - height)
    part = photo[max(0, frame.top) : frame.top + frame.side, max(0, frame.left) : frame.left + frame.side]
    if not any((left, top, right, bottom)):
        return _resized(part)
    whole = _resized(cv2.copyMakeBorder(part, top, bottom, left, right, cv2.BORDER_REPLICATE))
    edges = np.array([left, top, FRAME_SIZE / frame.scale - right, frame.side - bottom]) * frame.scale
    return _soften(whole, edges)


def _resized(part: Pixels) -> Pixels:
    method = cv2.INTER_AREA if part.shape[0] > FRAME_SIZE else cv2.INTER_CUBIC
    return cv2.resize(part, (FRAME_SIZE, FRAME_SIZE), interpolation=method)


def _soften(picture: Pixels, edges: Floats) -> Pixels:
    """Blurs what lies outside `edges` (left, top, right, bottom), the more the further out."""
    axis = np.arange(FRAME_SIZE)
    across = np.maximum(edges[0] - axis, axis - edges[2] + 1).clip(0)
    down = np.maximum(edges[1] - axis, axis - edges[3] + 1).clip(0)
    outside = np.maximum(across[None, :], down[:, None])[:, :, None]
    blurred = cv2.GaussianBlur(picture, (0, 0), 12, borderType=cv2.BORDER_REPLICATE)
    share = np.clip(outside / 40, 0, 1)
    return (picture * (1 - share) + blurred * share + 0.5).astype(np.uint8)
