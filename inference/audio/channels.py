"""Conversion between channel layouts: to stereo, and to mono without cancellation."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from inference.types import Floats

MINUS_3_DB = math.sqrt(0.5)
LEFT = {"FL": 1.0, "FLC": 1.0, "DL": 1.0, "WL": 1.0, "SL": MINUS_3_DB, "BL": MINUS_3_DB, "TFL": MINUS_3_DB}
RIGHT = {"FR": 1.0, "FRC": 1.0, "DR": 1.0, "WR": 1.0, "SR": MINUS_3_DB, "BR": MINUS_3_DB, "TFR": MINUS_3_DB}
LOW = ("LFE", "LFE2")
"""Channels of low-frequency effects, which carry no voice."""

BLOCKS_PER_SECOND = 100
MEMORY = 0.97
"""Share of the channel statistics kept per block: a time constant of 0.33 s."""
CORRELATED = 0.4
"""Correlation of the channels beyond which the right one is added (positive) or subtracted (negative)."""


def to_stereo(samples: Floats, names: Sequence[str]) -> Floats:
    """Mixes [n, channels] to [n, 2]; the weights of a side sum to 1 or less, so that nothing clips.

    `names` are FFmpeg's channel names; coefficients as in ITU-R BS.775: centre, side and rear channels at -3 dB. A
    channel of unknown place goes to both sides.
    """
    if len(names) == 1:
        return np.repeat(samples, 2, axis=1)
    if len(names) == 2:
        return samples
    weights = np.array([_weights(name) for name in names])
    return np.asarray(samples @ (weights / max(1.0, weights.sum(0).max())), np.float32)


def _weights(name: str) -> tuple[float, float]:
    if name in LOW:
        return 0.0, 0.0
    if name in LEFT or name in RIGHT:
        return LEFT.get(name, 0.0), RIGHT.get(name, 0.0)
    return MINUS_3_DB, MINUS_3_DB


class MonoMix:
    """Streaming mean of two channels; subtracts the right channel while it is an inverted copy of the left one.

    The sign follows the correlation over the last third of a second, measured per block of 10 ms, and changes within
    one block. There is no delay, and any chunking gives the same samples.
    """

    def __init__(self, rate: int) -> None:
        """`rate` is the sample rate in Hz."""
        self._block = np.zeros((max(1, rate // BLOCKS_PER_SECOND), 2), np.float32)
        self._filled = 0
        self._powers: npt.NDArray[np.float64] = np.zeros(3)
        """Decayed sums of left * left, right * right, left * right."""
        self._sign = self._target = np.float32(1.0)

    def push(self, samples: Floats) -> Floats:
        """Mono samples [n] of [n, channels]; of more than two channels the first two count."""
        if samples.shape[1] == 1:
            return samples[:, 0]
        pieces: list[Floats] = [np.zeros(0, np.float32)]
        while len(samples):
            piece, samples = np.split(samples, [len(self._block) - self._filled])
            pieces.append(self._mix(piece))
        return np.concatenate(pieces)

    def _mix(self, piece: Floats) -> Floats:
        """Mixes samples that lie within the current block."""
        start, end = self._filled, self._filled + len(piece)
        self._block[start:end] = piece[:, :2]
        sign = self._signs()[start:end] if self._sign != self._target else self._sign
        self._filled = end
        if end == len(self._block):
            self._measure()
        return np.asarray((piece[:, 0] + sign * piece[:, 1]) * np.float32(0.5), np.float32)

    def _signs(self) -> Floats:
        """Sign of the right channel at each sample of a block in which it changes."""
        return np.linspace(self._sign, self._target, len(self._block), dtype=np.float32)

    def _measure(self) -> None:
        left, right = np.clip(np.nan_to_num(self._block), -1.0, 1.0).astype(np.float64).T
        self._powers = MEMORY * self._powers + (left @ left, right @ right, left @ right)
        self._sign, self._filled = self._target, 0
        correlation = self._powers[2] / (math.sqrt(self._powers[0] * self._powers[1]) + 1e-12)
        if abs(correlation) > CORRELATED:
            self._target = np.float32(math.copysign(1.0, correlation))
