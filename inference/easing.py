"""Changes that arrive smoothly: never abrupt, never beyond their goal, done within a fixed time."""

from __future__ import annotations

from collections import deque

import numpy as np

from inference.face_geometry import Array

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
        while len(self._recent) < POINTS - 1:
            self._recent.append(goal)
        self._recent.append(goal)
        if all(past is goal for past in self._recent):
            return goal
        return np.asarray(_WEIGHTS @ np.stack(self._recent), np.float64)
