"""Gate that opens the mouth for speech and closes it smoothly for all other sound."""

from __future__ import annotations

import math

from inference.timebase import MOTION_RATE

OPEN, CLOSE = 0.6, 0.35
"""Voice probabilities above which the gate opens and below which it closes; the hysteresis prevents flutter."""

ATTACK = 1.0
"""Share of the remaining opening covered per motion point (40 ms); 1: the lips open smoothly by themselves."""

RELEASE = math.exp(-1 / (0.08 * MOTION_RATE))
"""Factor per motion point while closing: 80 ms time constant, down to a fifth after about 150 ms."""

SHUT = 0.02


class VoiceGate:
    """step(voice probability) -> opening 0 closed .. 1 open, once per motion point."""

    def __init__(self) -> None:
        self._talking = False
        self._opening = 0.0

    def step(self, voice: float) -> float:
        """Opening of the mouth 0..1 at the next motion point; updates the state."""
        self._talking, self._opening = self._next(voice)
        return self._opening

    def foresee(self, voice: float) -> float:
        """The result of `step` without updating the state."""
        return self._next(voice)[1]

    def _next(self, voice: float) -> tuple[bool, float]:
        talking = voice > (CLOSE if self._talking else OPEN)
        if talking:
            return True, self._opening + ATTACK * (1 - self._opening)
        opening = self._opening * RELEASE
        return False, opening if opening >= SHUT else 0.0
