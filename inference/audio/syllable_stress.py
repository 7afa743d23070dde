"""Detection of stressed syllables: onsets at which the level rises clearly above its running mean."""

from __future__ import annotations

import math

from inference.timebase import MOTION_RATE

FAST = 1 - math.exp(-1 / (0.06 * MOTION_RATE))
SLOW = 1 - math.exp(-1 / (0.7 * MOTION_RATE))
RISE = 0.30
"""Excess of the fast level average over the slow one that counts as stress."""
PAUSE = int(0.36 * MOTION_RATE)
"""Least distance between two stresses in motion points."""


class SyllableStress:
    """step(level, opening) -> strength of a stress that starts at this point: 0 for none, about 1 for a typical one."""

    def __init__(self) -> None:
        self._fast = self._slow = -1.0
        self._wait = 0

    def step(self, level: float, opening: float) -> float:
        """`level` as in Prosody; `opening` is the voice gate's output 0..1."""
        heard = level if opening > 0 else min(level, -1.0)
        self._fast += FAST * (heard - self._fast)
        self._slow += SLOW * (heard - self._slow)
        self._wait = max(0, self._wait - 1)
        rise = self._fast - self._slow
        if opening < 0.5 or rise < RISE or self._wait:
            return 0.0
        self._wait = PAUSE
        return min(1.6, 0.5 + rise)
