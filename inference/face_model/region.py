"""A square of the photo, possibly turned, that a network looks at."""

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
    """A square in photo pixels."""

    x: float
    """Centre."""
    y: float
    side: float
    roll: float = 0.0
    """Radians, positive turns clockwise in the picture."""

    def to_photo(self, points: Array, size: int) -> Floats:
        """[n, 3] points of the region drawn at `size` x `size`, in photo pixels; z only changes its unit."""
        unit = self.side / size
        c, s = math.cos(self.roll) * unit, math.sin(self.roll) * unit
        turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, unit]])
        return np.asarray((points - [size / 2, size / 2, 0]) @ turn + [self.x, self.y, 0], np.float32)

    def to_region(self, points: Array, size: int) -> Floats:
        """The inverse of `to_photo`."""
        unit = size / self.side
        c, s = math.cos(self.roll) * unit, math.sin(self.roll) * unit
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, unit]])
        return np.asarray((points - [self.x, self.y, 0]) @ turn + [size / 2, size / 2, 0], np.float32)

    def cut(self, photo: Pixels, size: int) -> Pixels:
        """[size, size, 3] the region's picture, black outside the photo, free of aliasing."""
        shrink = 2 ** max(0, math.floor(math.log2(self.side / size)))
        window, left, top = _window(photo, self, shrink)
        centre = (shrink - 1) / 2  # of the photo pixels that one window pixel is the mean of
        matrix = self._matrix(size) @ np.array([[shrink, 0, left + centre], [0, shrink, top + centre], [0, 0, 1]])
        return np.asarray(cv2.warpAffine(window, matrix, (size, size), flags=cv2.INTER_LINEAR), np.uint8)

    def _matrix(self, size: int) -> npt.NDArray[np.float64]:
        """[2, 3] from photo pixels to region pixels."""
        corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float64)
        origin, right, down = self.to_region(corners, size)[:, :2].astype(np.float64)
        return np.stack([right - origin, down - origin, origin], axis=1)


def _window(photo: Pixels, region: Region, shrink: int) -> tuple[Pixels, int, int]:
    """The part of the photo under the region, area-averaged by `shrink`, and its left and top edge in photo pixels."""
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
