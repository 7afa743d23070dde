"""Smooth transitions without overshoot, complete within a fixed time."""

from __future__ import annotations

from collections import deque
from itertools import islice

import numpy as np

from inference.face.geometry import Array

POINTS = 7
"""Motion points of a transition: 240 ms from the first to the last."""

_WEIGHTS = np.sin(np.pi * (np.arange(POINTS) + 0.5) / POINTS) ** 2
_WEIGHTS /= _WEIGHTS.sum()


class Easing:
    """Hann-weighted moving mean at the motion rate; starts at the first value."""

    def __init__(self) -> None:
        self._recent: deque[Array] = deque(maxlen=POINTS)

    def step(self, goal: Array) -> Array:
        """Advances by one motion point towards `goal` [n]; returns the eased value [n]."""
        eased = self.foresee(goal)
        self._recent.append(goal)
        return eased

    def foresee(self, goal: Array) -> Array:
        """The result of `step`, without advancing."""
        while len(self._recent) < POINTS:
            self._recent.append(goal)
        recent = [*islice(self._recent, 1, None), goal]
        if all(past is goal for past in recent):
            return goal
        return np.asarray(_WEIGHTS @ np.stack(recent), np.float64)
