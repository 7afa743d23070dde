"""Stressed syllables: moments at which the voice rises clearly above its recent self."""

from __future__ import annotations

import math

from inference.timebase import MOTION_RATE

FAST = 1 - math.exp(-1 / (0.06 * MOTION_RATE))
SLOW = 1 - math.exp(-1 / (0.7 * MOTION_RATE))
RISE = 0.30
"""Fast above slow level that counts as stress."""
PAUSE = int(0.36 * MOTION_RATE)
"""Points between two stresses at least."""


class SyllableStress:
    """step(level, opening) -> strength of the stress that begins at this point, 0 for none, about 1 for a usual one."""

    def __init__(self) -> None:
        self._fast = self._slow = -1.0
        self._wait = 0

    def step(self, level: float, opening: float) -> float:
        """`level` as in prosody, `opening` of the voice gate."""
        heard = level if opening > 0 else min(level, -1.0)
        self._fast += FAST * (heard - self._fast)
        self._slow += SLOW * (heard - self._slow)
        self._wait = max(0, self._wait - 1)
        rise = self._fast - self._slow
        if opening < 0.5 or rise < RISE or self._wait:
            return 0.0
        self._wait = PAUSE
        return min(1.6, 0.5 + rise)
