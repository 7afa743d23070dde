"""Where the milliseconds between a sound and its picture go on purpose."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.devices.microphone import BLOCK_SECONDS
from desktop.live.latency_modes import LOWEST_DELAY
from inference.audio.features import HOP
from inference.motion.lips import LONGEST_HURRY
from inference.timebase import SAMPLE_RATE

MARGIN = 0.01
"""Seconds: with half of it one picture in ten is painted before its second motion point is foreseen."""


@dataclass(frozen=True)
class Budget:
    """Samples at 16 kHz; a picture is due when all of them have passed since its sound was heard."""

    block: float
    """The microphone delivers so much at once."""
    look_ahead: float
    """What the lips wait for after their own instant."""
    margin: float
    """For a thread that gets the processor late: less and the face starves now and then, more is felt as delay."""

    @property
    def total(self) -> float:
        """All of them."""
        return self.block + self.look_ahead + self.margin

    def milliseconds(self) -> dict[str, float]:
        """Each part, for people."""
        parts = {"block": self.block, "look_ahead": self.look_ahead, "margin": self.margin}
        return {name: round(1000 * samples / SAMPLE_RATE, 1) for name, samples in parts.items()}


def budget(mode: str, look_ahead: int) -> Budget:
    """The budget of a mode for lips that look `look_ahead` samples ahead unless hurried."""
    hurried = mode == LOWEST_DELAY
    return Budget(
        block=BLOCK_SECONDS * SAMPLE_RATE,
        look_ahead=look_ahead - hurried * LONGEST_HURRY * HOP,
        margin=MARGIN * SAMPLE_RATE,
    )


def hurry(best: Budget, delay: float) -> int:
    """Frames of sound that the lips must do without while pictures come `delay` samples after their sound."""
    return min(max(math.ceil((best.total - delay) / HOP), 0), LONGEST_HURRY)
