"""Shuts the mouth of somebody who mutes at once, although what was said before is still to be shown."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from inference.face.dynamics import LOWER
from inference.timebase import SAMPLE_RATE
from inference.types import Motion

SHUT_SECONDS = 0.08
"""For the mouth to shut, and to be let go again."""
RELEASE = 0.15 * SAMPLE_RATE
"""Samples of silence after which the lips are shut by themselves."""


class MouthGate:
    """`mute` on any thread, `step` on the one that renders."""

    def __init__(self) -> None:
        self._shut_before = -math.inf
        self._share = 1.0

    def mute(self, sample: float) -> None:
        """What was said before `sample`, which is heard now, is not to be seen any more."""
        self._shut_before = sample + RELEASE

    def step(self, motion: Motion, sample: float, seconds: float) -> Motion:
        """The face at `sample`, `seconds` after the one before."""
        change = seconds / SHUT_SECONDS
        self._share = max(0.0, self._share - change) if sample < self._shut_before else min(1.0, self._share + change)
        if self._share == 1.0:
            return motion
        rest = 0.0 if motion.steady.dynamics is None else motion.steady.dynamics[LOWER]
        dynamics = np.array(motion.dynamics)
        dynamics[LOWER] = rest + self._share * (dynamics[LOWER] - rest)
        return replace(motion, dynamics=dynamics)
