"""Finds scale and offset at which a residual holds the watermark's tile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from inference.types import Floats
from inference.watermark.spreading_code import CHIPS, spreading_code

STEP = 0.004
"""Relative step of the search over scales: half a chip over the tiles of a whole frame."""
SMALLEST, LARGEST = 1 / 6, 1.05
"""Tile sides to look for, in heights of the picture: shown in a part of it, and cropped to less than half."""
COARSE, FINE = 2, 4
"""Samples for each chip while searching and while reading."""


@dataclass(frozen=True)
class Alignment:
    """A place of the tile in a picture."""

    side: float
    """Side of a tile in pixels."""
    offset: tuple[int, int]
    """Down and across, in samples, of the tile's corner within the folded picture."""
    score: float
    """Correlation in standard deviations over all offsets; about normal with variance 1 without a watermark."""


def search(residual: Floats) -> Alignment:
    """The best alignment over all scales and offsets."""
    height = residual.shape[0]
    count = int(np.log(LARGEST / SMALLEST) / np.log1p(STEP))
    coarse = best(residual, (height * SMALLEST * (1 + STEP) ** number for number in range(count)), COARSE)
    return best(residual, (coarse.side * (1 + STEP * part / 4) for part in range(-4, 5)), FINE)


def best(residual: Floats, sides: Iterable[float], samples: int) -> Alignment:
    """The best alignment over all offsets, for tiles of these sides in pixels, with `samples` for each chip."""
    return max((_aligned(residual, side, samples) for side in sides), key=lambda found: found.score)


def unmoved(residual: Floats, side: float) -> Alignment:
    """The alignment of a frame that is neither cropped nor moved."""
    scores = _scores(residual, side, FINE)
    return Alignment(side, (0, 0), float(scores[0, 0]))


def chips_at(residual: Floats, alignment: Alignment) -> Floats:
    """[CHIPS, CHIPS] values of the chips, for an alignment in FINE samples."""
    folded = np.roll(_folded(residual, alignment.side, FINE), [-moved for moved in alignment.offset], (0, 1))
    return np.asarray(folded.reshape(CHIPS, FINE, CHIPS, FINE).mean((1, 3)), np.float32)


def _aligned(residual: Floats, side: float, samples: int) -> Alignment:
    scores = _scores(residual, side, samples)
    down, across = np.unravel_index(int(scores.argmax()), scores.shape)
    return Alignment(side, (int(down), int(across)), float(scores[down, across]))


def _scores(residual: Floats, side: float, samples: int) -> Floats:
    """Correlation with the synchronising chips at every offset, by FFT, in standard deviations."""
    folded = _folded(residual, side, samples)
    tile = np.kron(spreading_code().sync, np.ones((samples, samples), np.float32))
    product = np.fft.irfft2(np.fft.rfft2(folded) * np.conj(np.fft.rfft2(tile)), s=folded.shape)
    return np.asarray((product - product.mean()) / (product.std() + 1e-12), np.float32)


def _folded(residual: Floats, side: float, samples: int) -> Floats:
    """[CHIPS * samples] squared: the sum of all tiles of the picture."""
    period = CHIPS * samples
    scale = period / side
    height, width = (max(1, round(length * scale)) for length in residual.shape)
    small = cv2.resize(residual, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    down, across = -(-height // period), -(-width // period)
    padded = np.zeros((down * period, across * period), np.float32)
    padded[:height, :width] = small
    return np.asarray(padded.reshape(down, period, across, period).sum((0, 2)), np.float32)
