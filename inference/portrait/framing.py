"""Selection of the photo's square that becomes the crop."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from inference.timebase import FRAME_SIZE
from inference.types import AUTOMATIC, Floats, Framing, Pixels

SIDE = 2.1
"""Side of the square in face heights (forehead to chin)."""
LEAST_SIDE = 1.7
"""Least side in face heights to which the square shrinks before it extends beyond a small photo."""
MOST_SIDE = 2.6
"""Largest side in face heights at any zoom."""
ZOOMS = (SIDE / MOST_SIDE, SIDE / LEAST_SIDE)
"""Range of zoom that has an effect."""
LIFT = 0.08
"""Height of the square's centre above the face's in face heights, which leaves room for hair."""
MARGIN = 0.25
"""Least distance in face heights from the face to the edge of a square shifted to stay inside the photo."""

BLURS = ((3.0, 0, 16), (8.0, 12, 48), (20.0, 40, 120))
"""(sigma, start, end) of the blur in crop pixels outside the photo."""


@dataclass(frozen=True, slots=True)
class CropSquare:
    """A square in whole photo pixels; it may extend outside the photo."""

    left: int
    top: int
    side: int

    @property
    def scale(self) -> float:
        """Crop pixels per photo pixel."""
        return FRAME_SIZE / self.side

    def outside(self, width: int, height: int) -> float:
        """Share 0..1 of the square outside a photo of `width` x `height` pixels."""
        columns = min(self.left + self.side, width) - max(self.left, 0)
        rows = min(self.top + self.side, height) - max(self.top, 0)
        return 1 - max(columns, 0) * max(rows, 0) / self.side**2

    def to_crop(self, landmarks: Floats) -> Floats:
        """Maps [n, 3] photo pixels to crop pixels."""
        return np.asarray((landmarks - [self.left, self.top, 0]) * self.scale, np.float32)


def frame_face(box: Floats, width: int, height: int, framing: Framing = AUTOMATIC) -> CropSquare:
    """Square for a face `box` [4] (left, top, right, bottom) in a photo of `width` x `height` pixels.

    `framing` applies as far as MARGIN around the face and the limits of the side allow.
    """
    face = float(box[3] - box[1])
    wanted = min(max(SIDE / framing.zoom, LEAST_SIDE), MOST_SIDE)
    side = max(2, round(min(wanted * face, max(LEAST_SIDE * face, min(width, height)))))
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 - LIFT * face
    low, high = box - MARGIN * face, box + MARGIN * face
    across, down = face * framing.shift[0], face * framing.shift[1]
    left = _inside(_moved(x - side / 2, across, side, low[0], high[2]), side, width, low[0], high[2])
    top = _inside(_moved(y - side / 2, down, side, low[1], high[3]), side, height, low[1], high[3])
    return CropSquare(left, top, side)


def clamped_framing(framing: Framing, frame: CropSquare, box: Floats) -> Framing:
    """The framing with the shift that `frame` really has, so that a drag beyond the limits has no later effect."""
    face = float(box[3] - box[1])
    x = frame.left + frame.side / 2 - (box[0] + box[2]) / 2
    y = frame.top + frame.side / 2 - (box[1] + box[3]) / 2 + LIFT * face
    return replace(framing, shift=(round(float(x) / face, 4), round(float(y) / face, 4)))


def _moved(start: float, shift: float, side: int, low: float, high: float) -> float:
    """Moves `start` by `shift` as far as start..start+side still covers low..high."""
    return start if high - side > low else min(max(start + shift, min(start, high - side)), max(start, low))


def _inside(start: float, side: int, length: int, low: float, high: float) -> int:
    """Moves start..start+side into 0..length as far as it still covers low..high."""
    wanted = min(max(start, 0), length - side) if side <= length else (length - side) / 2
    return round(min(max(wanted, min(start, high - side)), max(start, low)))


def cut(photo: Pixels, frame: CropSquare, box: Floats) -> Pixels:
    """[512, 512, 3] the square resampled.

    Outside the photo, the strip between its edge and the face's `box` [4] is mirrored and increasingly blurred.
    """
    height, width = photo.shape[:2]
    columns = mirrored(frame.left, frame.side, width, box[0], box[2])
    rows = mirrored(frame.top, frame.side, height, box[1], box[3])
    part = photo[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    if not frame.outside(width, height):
        return _resized(part)
    whole = _resized(part[rows - rows.min()][:, columns - columns.min()])
    edges = np.array([-frame.left, -frame.top, width - frame.left, height - frame.top], np.float32) * frame.scale
    return _soften(whole, edges)


def mirrored(start: int, count: int, length: int, low: float, high: float) -> npt.NDArray[np.int64]:
    """[count] indices start, start + 1 ...; outside 0..length-1 mirrored between the edge and the face low..high."""
    index = np.arange(start, start + count)
    before, after = -1 - index, index - length
    index = np.where(before >= 0, _mirror_index(before, low), index)
    return np.where(after >= 0, length - 1 - _mirror_index(after, length - 1 - high), index)


def _mirror_index(steps: npt.NDArray[np.int64], reach: float) -> npt.NDArray[np.int64]:
    """Triangle wave of the steps: 0, 1 ... reach - 1, reach - 1 ... 1, 0, 0, 1 ..."""
    period = max(1, int(reach))
    return period - np.abs(period - 0.5 - (steps.clip(0) % (2 * period))).astype(np.int64) - 1


def _resized(part: Pixels) -> Pixels:
    method = cv2.INTER_AREA if part.shape[0] > FRAME_SIZE else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, (FRAME_SIZE, FRAME_SIZE), interpolation=method), np.uint8)


def _soften(picture: Pixels, edges: Floats) -> Pixels:
    """Blurs the area outside `edges` (left, top, right, bottom), increasingly with distance."""
    axis = np.arange(FRAME_SIZE)
    across = np.maximum(edges[0] - axis, axis - edges[2] + 1).clip(0)
    down = np.maximum(edges[1] - axis, axis - edges[3] + 1).clip(0)
    outside = np.maximum(across[None, :], down[:, None])[:, :, None]
    result = picture.astype(np.float32)
    for sigma, begin, end in BLURS:
        share = ((outside - begin) / (end - begin)).clip(0, 1)
        result += (cv2.GaussianBlur(picture, (0, 0), sigma) - result) * share
    return (result + 0.5).astype(np.uint8)
