"""Aperture of the mouth in the frame: the pixels between the lips and their distances from both lips."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.flow_cells import Area
from inference.decoder.mouth.lip_warp import LipSurfaces
from inference.decoder.paste import bounds
from inference.face.patches import MOUTH_SIZE, cv_matrix
from inference.types import Floats

ROUND = 7.0
"""Pixels of the window around the aperture in which lips are shaded."""
_ROWS = (np.arange(MOUTH_SIZE[1], dtype=np.float32) + 0.5)[:, None]


@dataclass(frozen=True, slots=True)
class Aperture:
    """Distances in pixels of the frame, in an area around the open mouth."""

    area: Area
    below: Floats
    """[h, w] distance below the upper lip's edge; negative on the lip."""
    above: Floats
    """[h, w] distance above the lower lip's edge; negative on the lip."""

    between: Floats
    """[h, w] 1 between the corners of the mouth, fading to 0 beside them."""

    @property
    def inside(self) -> Floats:
        """[h, w] distance from the nearer lip; negative outside."""
        return np.asarray(np.minimum(self.below, self.above), np.float32)

    def cover(self, soft: float = 1.0) -> Floats:
        """[h, w] opacity 0..1 of the mouth's inside, with edges `soft` pixels wide; 0 where the lips touch."""
        width = np.float32(1 / soft)
        parted = np.minimum(np.maximum((self.below + self.above) * width, 0), 1)
        return np.asarray(np.clip(self.inside * width + np.float32(0.5), 0, 1) * parted, np.float32)

    def pixels(self) -> tuple[Floats, Floats]:
        """Positions x [1, w] and y [h, 1] in the frame, with pixel centres at 0.5."""
        rows, columns = self.area
        x = np.arange(columns.start, columns.stop, dtype=np.float32) + np.float32(0.5)
        y = np.arange(rows.start, rows.stop, dtype=np.float32) + np.float32(0.5)
        return x[None], y[:, None]

    def open_part(self) -> Aperture | None:
        """The smallest area with pixels between the lips; None if the lips are closed."""
        x, y, width, height = cv2.boundingRect((self.cover(ROUND / 2) > 0).astype(np.uint8))
        return self.part(np.s_[y : y + height, x : x + width]) if width and height else None

    def part(self, area: Area) -> Aperture:
        """An area [rows, columns] of this area."""
        start = [part.start for part in self.area]
        moved = [slice(s + a.start, s + a.stop) for s, a in zip(start, area, strict=True)]
        return Aperture((moved[0], moved[1]), self.below[area], self.above[area], self.between[area])


def aperture(lips: LipSurfaces, window: Floats, size: tuple[int, int]) -> Aperture | None:
    """The aperture in a frame of `size` (width, height); `window` [2, 3] maps from the mouth window to the frame.

    None if the mouth lies outside the frame.
    """
    upper, lower = lips.edges
    top, floor = max(float(upper.min()) - ROUND, 0.0), min(float(lower.max()) + ROUND, MOUTH_SIZE[1])
    apart = np.flatnonzero(lower - upper > 0)
    first, last = (apart[0], apart[-1] + 1) if len(apart) else (0, MOUTH_SIZE[0])
    left, right = max(first - ROUND, 0.0), min(last + ROUND, MOUTH_SIZE[0])
    inner = window.copy()
    inner[:, 2] += window[:, :2] @ (left, top)
    x, y, end, bottom = bounds(inner, right - left, floor - top, *size)
    if end <= x or bottom <= y:
        return None
    matrix = cv_matrix(window)
    matrix[:, 2] -= (x, y)
    pixel = np.float32(np.linalg.norm(window[:, 0]))
    between = np.broadcast_to(lips.curves.between, (len(_ROWS), len(upper)))
    below, above = pixel * lips.curves.slants
    planes = cv2.merge([below * (_ROWS - upper), above * (lower - _ROWS), between])
    flags = cv2.INTER_LINEAR
    seen = cv2.warpAffine(planes, matrix, (end - x, bottom - y), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    below, above, between = (np.asarray(plane, np.float32) for plane in cv2.split(seen))
    return Aperture(np.s_[y:bottom, x:end], below, above, between)
