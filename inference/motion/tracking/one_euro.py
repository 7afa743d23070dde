"""1€ filter: a low-pass whose cutoff rises with speed (Casiez, Roussel, Vogel 2012, "1€ Filter")."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.geometry import Array

SPEED_CUTOFF = 3.0
"""Cutoff in Hz of the speed; the paper's 1 Hz notices the start of a movement a fifth of a second late."""
LONGEST_STEP = 0.5
"""Seconds without a value after which the filter starts afresh."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """Strength of a filter."""

    cutoff: float
    """Hz at rest: lower values remove more noise."""
    slope: float
    """Hz by which the cutoff rises for each unit per second of speed: higher values lag less."""


class OneEuro:
    """push(values, time) -> smoothed values [n], once per measurement at any pace."""

    def __init__(self, smoothing: Smoothing) -> None:
        self._smoothing = smoothing
        self.reset()

    def reset(self) -> None:
        """The next values pass unchanged."""
        self._time = -math.inf
        self._raw = self._values = self._speed = np.zeros(0)

    def push(self, values: npt.NDArray[np.floating], time: float) -> Array:
        """`time` in seconds, rising."""
        raw = np.asarray(values, np.float64)
        step = time - self._time
        if not 0 < step < LONGEST_STEP:
            self._values, self._speed = raw, np.zeros_like(raw)
        else:
            speed = (raw - self._raw) / step
            self._speed = self._speed + _share(SPEED_CUTOFF, step) * (speed - self._speed)
            cutoff = self._smoothing.cutoff + self._smoothing.slope * np.abs(self._speed)
            self._values = self._values + _share(cutoff, step) * (raw - self._values)
        self._time, self._raw = time, raw
        return self._values


def _share(cutoff: float | Array, step: float) -> Array:
    """Share of a new value in an exponential average with this cutoff in Hz, `step` seconds after the last one."""
    turns = 2 * math.pi * np.asarray(cutoff) * step
    return np.asarray(turns / (turns + 1))
