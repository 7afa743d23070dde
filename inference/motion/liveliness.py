"""Liveliness: the speed of head and brows asked of the head model; rises with talk and loudness, varies randomly."""

from __future__ import annotations

import math

import numpy as np

from inference.seeded_random import SeededRandom
from inference.types import Floats

REST, TALK = (0.10, 0.06), (0.68, 0.42)
"""Mean speed of the head (degrees a motion point) and of the brows (coefficients a point) at rest and in talk.

The clips' means in talk are 0.79 and 0.61; the head stays below that because they hold the face model's jitter."""

FLOOR = (0.02, 0.005)
"""Added before taking logarithms, as in training."""

SPREAD = (0.45, 0.35)
"""Standard deviation of the logarithm within one person (measured on the clips: 0.44 for the head)."""

MEMORY = 0.82
"""Correlation of the random part from knot to knot (80 ms); it decays within a second, as in the clips."""

LOUD = 0.25
"""Rise of the logarithm for one unit of level (11 dB)."""


class Liveliness:
    """step(knot, talk, level) -> float32 [2] for the model, once per knot."""

    def __init__(self, seed: int) -> None:
        self._chance = SeededRandom(seed, "liveliness")
        self._mood = np.zeros(2)

    def step(self, knot: int, talk: float, level: float) -> Floats:
        """`talk` 0..1 how much the person speaks, `level` as in prosody."""
        fresh = self._chance.normal(knot, 2)
        self._mood = MEMORY * self._mood + math.sqrt(1 - MEMORY**2) * fresh
        rest, busy = np.log(REST), np.log(TALK)
        loud = LOUD * talk * min(1.0, max(-1.0, level))
        spread = np.array(SPREAD)
        speed = np.exp(rest + talk * (busy - rest) + loud + spread * self._mood - spread**2 / 2)
        return np.asarray(np.log(speed + np.array(FLOOR)), np.float32)
