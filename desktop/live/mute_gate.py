"""Closes the mouth immediately on mute, ahead of speech that has not been shown yet."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from inference.face.dynamics import LOWER
from inference.timebase import SAMPLE_RATE
from inference.types import Motion

SHUT_SECONDS = 0.08
"""Duration of closing the mouth, and of releasing it again."""
RELEASE = 0.4 * SAMPLE_RATE
"""Samples of silence after which the lip model itself closes the lips."""


class MuteGate:
    """Call `mute` on any thread, and `step` on the render threads, one at a time."""

    def __init__(self) -> None:
        self._shut_before = -math.inf
        self._share = 1.0

    def mute(self, sample: float) -> None:
        """Hide speech up to `sample`, the newest one received."""
        self._shut_before = sample + RELEASE

    def step(self, motion: Motion, sample: float, seconds: float) -> Motion:
        """Motion at `sample` with the mouth closed as far as required, `seconds` after the previous call."""
        change = seconds / SHUT_SECONDS
        self._share = max(0.0, self._share - change) if sample < self._shut_before else min(1.0, self._share + change)
        if self._share == 1.0:
            return motion
        rest = 0.0 if motion.held.dynamics is None else motion.held.dynamics[LOWER]
        dynamics = np.array(motion.dynamics)
        dynamics[LOWER] = rest + self._share * (dynamics[LOWER] - rest)
        return replace(motion, dynamics=dynamics)
