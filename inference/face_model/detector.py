"""BlazeFace (short range) face detector: boxes and six key points.

The network's input has 128x128 pixels, of which a face must fill at least a seventh, so it runs on the whole photo and
then on ever smaller overlapping tiles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from inference.face_model.network import Network
from inference.face_model.region import Region
from inference.types import Floats, Pixels

SIZE = 128
STRIDES = ((8, 2), (16, 6))
"""(pixels between anchors, anchors per position), as in training of the network."""
MIN_SCORE = 0.5
SAME_FACE = 0.3
"""Intersection over union from which two boxes are one face."""
CONTAINED = 0.6
"""Share of the smaller box inside a better one from which it is part of the same face (cut by a tile's edge)."""
SMALLEST_TILE = 256
LEVELS = 5
"""Number of levels: tiles of 1, 1/2, 1/4, 1/8 and 1/16 of the photo's longer side."""
MIN_TILE_CONTRAST = 3.0
"""Standard deviation of pixel values below which a tile (sky, wall) is skipped."""
FACE_MARGIN = 1.5
"""Side of the landmark network's region in sides of the box."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A detected face in photo pixels."""

    score: float
    box: Floats
    """[4] left, top, right, bottom."""
    keys: Floats
    """[6, 2] right eye, left eye, nose tip, mouth, right ear, left ear (the person's own right and left)."""

    @property
    def side(self) -> float:
        """Longer side of the box."""
        return float(max(self.box[2] - self.box[0], self.box[3] - self.box[1]))

    def scaled(self, factor: float) -> Detection:
        """The detection in an image `factor` times as large."""
        return Detection(self.score, self.box * np.float32(factor), self.keys * np.float32(factor))

    @property
    def region(self) -> Region:
        """Region for the landmark network, rotated so that the eyes are level."""
        right_eye, left_eye = self.keys[0], self.keys[1]
        roll = math.atan2(left_eye[1] - right_eye[1], left_eye[0] - right_eye[0])
        x, y = (self.box[:2] + self.box[2:]) / 2
        return Region(float(x), float(y), self.side * FACE_MARGIN, roll)


class Detector:
    """Runs the detector on one level of tiles at a time."""

    def __init__(self) -> None:
        self._network = Network("face_detector.tflite")
        self._anchors = anchors()

    def levels(self, photo: Pixels) -> int:
        """Number of useful levels for a photo of this size."""
        return min(LEVELS, 1 + max(0, math.ceil(math.log2(max(photo.shape[:2]) / SMALLEST_TILE))))

    def detect(self, photo: Pixels, level: int) -> list[Detection]:
        """Faces on tiles of 1 / 2**level of the longer side, best first, without duplicates."""
        scale = SIZE * 2**level / max(photo.shape[:2])
        picture = _fitted(photo, scale)
        found: list[Detection] = []
        for left, top in _tiles(*picture.shape[:2]):
            tile = picture[top : top + SIZE, left : left + SIZE]
            if tile[::8, ::8].std(axis=(0, 1)).max() > MIN_TILE_CONTRAST:
                found += self._detect_tile(tile, left, top, scale, _border(photo, scale))
        return merge(found)

    def _detect_tile(self, tile: Pixels, left: int, top: int, scale: float, border: Floats) -> list[Detection]:
        boxes, logits = self._network.run(tile / 127.5 - 1)
        scores = 1 / (1 + np.exp(-logits[0, :, 0].clip(-80, 80)))
        kept = np.flatnonzero(scores >= MIN_SCORE)
        points = decode(boxes[0, kept], self._anchors[kept]) - border + np.array([left, top], np.float32)
        return [
            Detection(float(score), face[:2].reshape(4), face[2:])
            for score, face in zip(scores[kept], points / np.float32(scale), strict=True)
        ]


def anchors() -> Floats:
    """[896, 2] anchor centres in pixels of the 128x128 input; every anchor has the size of the input."""
    grids = []
    for stride, count in STRIDES:
        centres = (np.arange(SIZE // stride) + 0.5) * stride
        y, x = np.meshgrid(centres, centres, indexing="ij")
        grids.append(np.repeat(np.stack([x, y], -1).reshape(-1, 2), count, axis=0))
    return np.concatenate(grids).astype(np.float32)


def decode(raw: Floats, centres: Floats) -> Floats:
    """Decodes raw boxes [n, 16] to [n, 8, 2] in input pixels: top left and bottom right corner, then six key points."""
    points = raw.reshape(-1, 8, 2).copy()
    half = points[:, 1] / 2
    points[:, 1] = points[:, 0] + half
    points[:, 0] -= half
    return np.asarray(points + centres[:, None], np.float32)


def merge(found: list[Detection]) -> list[Detection]:
    """Merges overlapping detections into their mean weighted by score; best first."""
    rest = sorted(found, key=lambda detection: -detection.score)
    merged = []
    while rest:
        best = rest[0]
        group = [other for other in rest if overlap(best.box, other.box)[0] > SAME_FACE]
        rest = [other for other in rest[1:] if not _same(best, other)]
        merged.append(_mean(group))
    return merged


def overlap(a: Floats, b: Floats) -> tuple[float, float]:
    """Intersection over union, and intersection over the smaller area, of two boxes [4]."""
    size = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0)
    shared, one, other = (float(np.prod(s)) for s in (size, a[2:] - a[:2], b[2:] - b[:2]))
    return shared / max(one + other - shared, 1e-6), shared / max(min(one, other), 1e-6)


def _same(best: Detection, other: Detection) -> bool:
    union, smaller = overlap(best.box, other.box)
    return union > SAME_FACE or smaller > CONTAINED


def _mean(group: list[Detection]) -> Detection:
    weights = np.array([detection.score for detection in group])
    weights /= weights.sum()
    box = np.einsum("n,ni->i", weights, np.stack([detection.box for detection in group]))
    keys = np.einsum("n,nki->ki", weights, np.stack([detection.keys for detection in group]))
    return Detection(group[0].score, box.astype(np.float32), keys.astype(np.float32))


def _fitted(photo: Pixels, scale: float) -> Pixels:
    """The scaled photo, centred on black, each side at least one tile."""
    height, width = (max(1, round(side * scale)) for side in photo.shape[:2])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(photo, (width, height), interpolation=method)
    left, top = (round(float(side)) for side in _border(photo, scale))
    right, bottom = max(0, SIZE - width - left), max(0, SIZE - height - top)
    return np.asarray(cv2.copyMakeBorder(small, top, bottom, left, right, cv2.BORDER_CONSTANT), np.uint8)


def _border(photo: Pixels, scale: float) -> Floats:
    """[2] offset (x, y) of the scaled photo on the black canvas."""
    height, width = (max(1, round(side * scale)) for side in photo.shape[:2])
    return np.array([max(0, SIZE - width) // 2, max(0, SIZE - height) // 2], np.float32)


def _tiles(height: int, width: int) -> list[tuple[int, int]]:
    """Left and top edges of tiles that overlap by at least half."""
    return [(x, y) for y in _steps(height) for x in _steps(width)]


def _steps(length: int) -> list[int]:
    count = 1 + math.ceil((length - SIZE) / (SIZE // 2))
    return [round(i) for i in np.linspace(0, length - SIZE, count)]
