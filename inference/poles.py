"""The smoothing behind all slow motion: place, speed and acceleration stay continuous."""

from __future__ import annotations

import math

import numpy as np

from inference.face_geometry import Array
from inference.timebase import MOTION_RATE


class Poles:
    """Three equal one-pole low passes in a row, for some channels at the motion rate."""

    def __init__(self, seconds: float, channels: int) -> None:
        self._keep = math.exp(-1 / (seconds * MOTION_RATE))
        self._state = np.zeros((3, channels))

    def step(self, value: Array, speed: float = 1.0) -> Array:
        """One motion point on: the output [channels] for such an input; `speed` shortens the time constants."""
        share = 1 - self._keep**speed
        for row in range(len(self._state)):
            self._state[row] += share * (value - self._state[row])
            value = self._state[row]
        return value.copy()

    def start(self, value: Array) -> None:
        """As if `value` had always come in."""
        self._state[:] = value

    def response(self, points: int = 400) -> Array:
        """[points] output for a single 1 among zeros."""
        k = np.arange(points)
        return np.asarray((1 - self._keep) ** 3 * (k + 1) * (k + 2) / 2 * self._keep**k, np.float64)
