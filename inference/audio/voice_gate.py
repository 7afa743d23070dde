"""Opens the mouth for a voice and shuts it, completely and calmly, for everything else."""

from __future__ import annotations

import math

from inference.timebase import MOTION_RATE

OPEN, CLOSE = 0.6, 0.35
"""The gate opens above one and shuts below the other probability of a voice, so that it does not flap."""

ATTACK = 0.5
"""Share of the way to open in one motion point (40 ms)."""

RELEASE = math.exp(-1 / (0.08 * MOTION_RATE))
"""What remains after one motion point: 80 ms time constant, shut to a fifth after about 150 ms."""

SHUT = 0.02


class VoiceGate:
    """step(voice probability) -> 0 shut .. 1 open, once per motion point."""

    def __init__(self) -> None:
        self._talking = False
        self._opening = 0.0

    def step(self, voice: float) -> float:
        """How far the mouth may open at the next motion point."""
        self._talking, self._opening = self._next(voice)
        return self._opening

    def foresee(self, voice: float) -> float:
        """What `step` would give."""
        return self._next(voice)[1]

    def _next(self, voice: float) -> tuple[bool, float]:
        talking = voice > (CLOSE if self._talking else OPEN)
        if talking:
            return True, self._opening + ATTACK * (1 - self._opening)
        opening = self._opening * RELEASE
        return False, opening if opening >= SHUT else 0.0
