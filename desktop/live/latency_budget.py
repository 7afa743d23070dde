"""Deliberate delays between a sound and its frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.devices.microphone import BLOCK_SECONDS
from desktop.live.latency_modes import LOWEST_DELAY
from inference.audio.features import HOP
from inference.motion.lips import LONGEST_HURRY
from inference.timebase import SAMPLE_RATE

TAIL_SECONDS = 0.5
"""From the end of a sound file to the frame that shows its end."""
MARGIN = 0.01
"""Seconds. With half of it, one frame in ten is rendered before its second motion point has been predicted."""


@dataclass(frozen=True)
class Budget:
    """Delays in samples at 16 kHz; a frame is due when their sum has passed since its sound was received."""

    block: float
    """Block size of the microphone."""
    look_ahead: float
    """Look-ahead of the lip model."""
    margin: float
    """Reserve for scheduling delays of threads: less causes underruns of motion, more adds latency."""

    @property
    def total(self) -> float:
        """Sum of all delays."""
        return self.block + self.look_ahead + self.margin

    def milliseconds(self) -> dict[str, float]:
        """Each delay in milliseconds, by name."""
        parts = {"block": self.block, "look_ahead": self.look_ahead, "margin": self.margin}
        return {name: round(1000 * samples / SAMPLE_RATE, 1) for name, samples in parts.items()}


def budget(mode: str, look_ahead: int) -> Budget:
    """Budget of a latency mode for lips with `look_ahead` samples of look-ahead; LOWEST_DELAY shortens it."""
    shortened = mode == LOWEST_DELAY
    return Budget(
        block=BLOCK_SECONDS * SAMPLE_RATE,
        look_ahead=look_ahead - shortened * LONGEST_HURRY * HOP,
        margin=MARGIN * SAMPLE_RATE,
    )


def hurry(best: Budget, delay: float) -> int:
    """Feature frames of look-ahead to leave out so that frames can be due `delay` samples after their sound."""
    return min(max(math.ceil((best.total - delay) / HOP), 0), LONGEST_HURRY)
