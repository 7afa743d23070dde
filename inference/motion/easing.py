"""Changes that arrive smoothly: never abrupt, never beyond their goal, done within a fixed time."""

from __future__ import annotations

from collections import deque
from itertools import islice

import numpy as np

from inference.face.geometry import Array

POINTS = 7
"""Motion points over which a change spreads: 240 ms from the first to the last."""

_WEIGHTS = np.sin(np.pi * (np.arange(POINTS) + 0.5) / POINTS) ** 2
_WEIGHTS /= _WEIGHTS.sum()


class Easing:
    """A moving Hann-weighted mean at the motion rate; the first value counts as if it had always been there."""

    def __init__(self) -> None:
        self._recent: deque[Array] = deque(maxlen=POINTS)

    def step(self, goal: Array) -> Array:
        """One motion point on: the eased value [n] while `goal` [n] is asked for."""
        eased = self.foresee(goal)
        self._recent.append(goal)
        return eased

    def foresee(self, goal: Array) -> Array:
        """What `step` would give."""
        while len(self._recent) < POINTS:
            self._recent.append(goal)
        recent = [*islice(self._recent, 1, None), goal]
        if all(past is goal for past in recent):
            return goal
        return np.asarray(_WEIGHTS @ np.stack(recent), np.float64)
