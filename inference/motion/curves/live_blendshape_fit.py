"""ARKit's scores of a face in motion, one instant after another."""

from __future__ import annotations

import numpy as np

from inference.face.blendshapes import NAMES, gaze_scores, scores
from inference.face.geometry import Array
from inference.motion.curves.blendshape_fit import PARSIMONY, system
from inference.types import Floats, Motion

RIDGE, HOLD = 3e-4, 1e-2
"""Cost of a squared score, and of its squared change: several mixtures of shapes show the same face, and without these
the scores would jump between them (8 s of speech: mean second difference 0.017 in place of 0.028)."""
STEPS = 10
"""Most Newton steps for an instant."""
SETTLED = 2e-3
"""Change of the scores after which no further step is made."""
SHORTEST = 0.05
"""Share of a Newton step below which it is not shortened further."""


class LiveBlendshapeFit:
    """step(motion) -> scores, by projected Newton steps (Bertsekas 1982) from those of the instant before.

    Least squares in the landmarks, bounded to 0..1, as in `blendshape_fit.fit`; 0.4 ms each.
    """

    def __init__(self) -> None:
        gram, pull = system()
        self._movable = np.flatnonzero(np.diag(gram) > 1e-9)
        self._pull = pull[:, self._movable]
        self._gram = gram[np.ix_(self._movable, self._movable)] + (RIDGE + HOLD) * np.eye(len(self._movable))
        self._found = np.zeros(len(self._movable))

    def step(self, motion: Motion) -> Floats:
        """[52] scores 0..1, the gaze in eyeLook..."""
        wanted = np.asarray(motion.dynamics, np.float64) @ self._pull - PARSIMONY + HOLD * self._found
        for _ in range(STEPS):
            before, self._found = self._found, self._newton(self._found, wanted)
            if np.abs(self._found - before).max() < SETTLED:
                break
        row = np.zeros(len(NAMES))
        row[self._movable] = self._found
        return np.asarray(row + scores(gaze_scores(motion.gaze)), np.float32)

    def _newton(self, found: Array, wanted: Array) -> Array:
        """One step among the scores that do not press against a bound, halved until it lowers the cost."""
        slope = self._gram @ found - wanted
        free = np.flatnonzero(~(((found <= 0) & (slope > 0)) | ((found >= 1) & (slope < 0))))
        step = np.zeros(len(found))
        step[free] = np.linalg.solve(self._gram[np.ix_(free, free)], -slope[free])
        cost, share = self._cost(found, wanted), 1.0
        while True:
            tried = np.clip(found + share * step, 0.0, 1.0)
            if self._cost(tried, wanted) <= cost or share < SHORTEST:
                return np.asarray(tried)
            share /= 2

    def _cost(self, found: Array, wanted: Array) -> float:
        return float(found @ (self._gram @ found) / 2 - wanted @ found)
