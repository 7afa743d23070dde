"""Detects the watermark in a stream of frames."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.types import Floats, Pixels
from inference.watermark.alignment import Alignment, chips_at, search, unmoved
from inference.watermark.residual import residual
from inference.watermark.spreading_code import identity_of, spreading_code
from inference.watermark.watermark import tile_side

TALLEST = 720
"""Rows of the pictures that are searched; taller ones are reduced first."""
LEAST_SIDE = 64
"""Pixels; smaller pictures hold no mark that could be told from chance."""
UNMOVED = 5.0
"""Least score of the one alignment of an untouched frame: chance reaches it once in 3.5 million pictures."""
SEARCHED = 7.5
"""Least score of a search over scales and offsets."""
CERTAIN = 10.0


@dataclass(frozen=True)
class Detection:
    """Result of a search for the watermark."""

    found: bool
    score: float
    """Correlation in standard deviations; unmarked pictures stay below UNMOVED and SEARCHED."""
    moved: bool = False
    """Whether the pictures were cropped, scaled in part or shown within others."""
    identity: int | None = None
    """32 bits of the installation that made the pictures; None if too little of it is left."""

    @property
    def certain(self) -> bool:
        """Whether the score lies far above all chance."""
        return self.found and (self.score >= CERTAIN or self.identity is not None)


class Detector:
    """Accumulates the luma of frames: the watermark stays in place while the content moves."""

    def __init__(self) -> None:
        self.frames = 0
        self._sum: Floats | None = None

    def push(self, pixels: Pixels) -> None:
        """Add a frame [h, w, 3] RGB or [h, w] luma. A frame of another size starts the sum anew."""
        luma = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if pixels.ndim == 3 else pixels
        small = _reduced(np.asarray(luma, np.uint8)).astype(np.float32)
        if self._sum is None or self._sum.shape != small.shape:
            self._sum, self.frames = np.zeros_like(small), 0
        self._sum += small
        self.frames += 1

    def detection(self) -> Detection:
        """What the frames so far show."""
        if self._sum is None or min(self._sum.shape) < LEAST_SIDE:
            return Detection(found=False, score=0.0)
        rest = residual(self._sum / np.float32(self.frames))
        whole = unmoved(rest, tile_side(rest.shape[0]))
        if whole.score >= SEARCHED:
            return _read(rest, whole, moved=False)
        part = search(rest)
        if part.score >= SEARCHED and part.score > whole.score:
            return _read(rest, part, moved=True)
        return _read(rest, whole, moved=False) if whole.score >= UNMOVED else Detection(False, part.score)


def _read(rest: Floats, place: Alignment, moved: bool) -> Detection:
    """The detection at an alignment, with the identity if its checksum fits."""
    code, chips = spreading_code(), chips_at(rest, place).ravel()
    values = [int(np.argmax(sequence @ chips[at])) for at, sequence in zip(code.places, code.sequences, strict=True)]
    return Detection(True, place.score, moved, identity_of(values))


def _reduced(luma: Pixels) -> Pixels:
    height, width = luma.shape
    if height <= TALLEST:
        return luma
    size = round(width * TALLEST / height), TALLEST
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
