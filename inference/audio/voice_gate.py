"""Gate that opens the mouth for speech and closes it smoothly for all other sound."""

from __future__ import annotations

import math

from inference.timebase import MOTION_RATE

OPEN = 0.6
"""Voice probability above which the gate opens; it closes at a lower one, which prevents flutter."""

TALK_CLOSE, TALK_SECONDS = 0.35, 0.08
"""Voice probability below which talk ends, and time constant: down to a fifth after about 150 ms."""

LIPS_CLOSE, LIPS_SECONDS = 0.1, 0.25
"""The same for the lips: people's rest open in the short pauses of a sentence. Closing them as talk ends costs 0.01 of
the correlation with real lips, live and offline (seven people kept out of training)."""

ATTACK = 1.0
"""Share of the remaining opening covered per motion point (40 ms); 1: the lips open smoothly by themselves."""

SHUT = 0.02


class VoiceGate:
    """step(voice probability) -> opening 0 closed .. 1 open, once per motion point."""

    def __init__(self, close: float = TALK_CLOSE, seconds: float = TALK_SECONDS) -> None:
        """`close`: voice probability below which the gate closes, with a time constant of `seconds`."""
        self._close = close
        self._release = math.exp(-1 / (seconds * MOTION_RATE))
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
        talking = voice > (self._close if self._talking else OPEN)
        if talking:
            return True, self._opening + ATTACK * (1 - self._opening)
        opening = self._opening * self._release
        return False, opening if opening >= SHUT else 0.0
