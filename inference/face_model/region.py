"""Rotated square region of a photo, the input of a network."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Floats, Pixels

Array = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Region:
    """A square in photo pixels, rotated by `roll`."""

    x: float
    """Centre (x, y)."""
    y: float
    side: float
    roll: float = 0.0
    """Radians; positive is clockwise in the image."""

    def to_photo(self, points: Array, size: int) -> Floats:
        """Maps points [n, 3] of the region at `size` x `size` to photo pixels; z is only scaled."""
        unit = self.side / size
        c, s = math.cos(self.roll) * unit, math.sin(self.roll) * unit
        turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, unit]])
        return np.asarray((points - [size / 2, size / 2, 0]) @ turn + [self.x, self.y, 0], np.float32)

    def to_region(self, points: Array, size: int) -> Floats:
        """Inverse of `to_photo`."""
        unit = size / self.side
        c, s = math.cos(self.roll) * unit, math.sin(self.roll) * unit
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, unit]])
        return np.asarray((points - [self.x, self.y, 0]) @ turn + [size / 2, size / 2, 0], np.float32)

    def cut(self, photo: Pixels, size: int) -> Pixels:
        """[size, size, 3] the region resampled without aliasing, black outside the photo."""
        shrink = 2 ** max(0, math.floor(math.log2(self.side / size)))
        window, left, top = _window(photo, self, shrink)
        centre = (shrink - 1) / 2  # of the block of photo pixels that one window pixel averages
        matrix = self._matrix(size) @ np.array([[shrink, 0, left + centre], [0, shrink, top + centre], [0, 0, 1]])
        return np.asarray(cv2.warpAffine(window, matrix, (size, size), flags=cv2.INTER_LINEAR), np.uint8)

    def _matrix(self, size: int) -> npt.NDArray[np.float64]:
        """[2, 3] matrix from photo pixels to region pixels."""
        corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float64)
        origin, right, down = self.to_region(corners, size)[:, :2].astype(np.float64)
        return np.stack([right - origin, down - origin, origin], axis=1)


def _window(photo: Pixels, region: Region, shrink: int) -> tuple[Pixels, int, int]:
    """The photo around the region, area-averaged by `shrink`, and its left and top edge in photo pixels."""
    if shrink == 1:
        return photo, 0, 0
    reach = region.side * 0.75  # half the diagonal is 0.71 sides
    height, width = photo.shape[:2]
    left, top = max(0, int(region.x - reach)), max(0, int(region.y - reach))
    right, bottom = min(width, int(region.x + reach)), min(height, int(region.y + reach))
    part = photo[top : max(bottom, top + 1), left : max(right, left + 1)]
    target = max(1, part.shape[1] // shrink), max(1, part.shape[0] // shrink)
    part = part[: target[1] * shrink, : target[0] * shrink]
    return np.asarray(cv2.resize(part, target, interpolation=cv2.INTER_AREA), np.uint8), left, top
