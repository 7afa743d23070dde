"""Small nods and raised brows on stressed syllables, and nods now and then while listening."""

from __future__ import annotations

import numpy as np

from inference.audio.syllable_stress import SyllableStress
from inference.face.geometry import Array
from inference.motion.brow_accents import BrowAccents
from inference.motion.head_channels import CHANNELS
from inference.seeded_random import SeededRandom
from inference.timebase import MOTION_RATE

SHARE = 0.65
"""Share of the stressed syllables that get a nod."""

NOD = np.zeros(CHANNELS)
NOD[:6] = [0.5, -1.5, 0.35, 0.0, 0.012, 0.004]
"""Height of a usual nod at its control point; the signs of all channels but pitch vary."""

QUIET = 0.2
"""Opening of the voice gate below which the person listens."""
PAUSE = (5.0, 14.0)
"""Seconds of listening between two nods."""
AGAIN, AGAIN_AFTER = 0.45, 0.4
"""Share of listening nods that another follows, and after how many seconds."""
LISTENING = 0.8
"""Height of a listening nod in usual ones."""


class Nods:
    """step(level, opening) -> [CHANNELS] to be added to one control point, or None, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance, self._stress = SeededRandom(seed, "nods"), SyllableStress()
        self._listening, self._brows = SeededRandom(seed, "listening nods"), BrowAccents(seed)
        self._count = self._heard = 0
        self._wait: float | None = None

    def step(self, level: float, opening: float) -> Array | None:
        """`level` as in prosody, `opening` of the voice gate."""
        strength = self._stress.step(level, opening)
        listening = self._listen(opening)
        if strength <= 0:
            return listening
        draw = self._chance.at(self._count)
        self._count += 1
        raised = self._brows.step(strength)
        if draw.random() > SHARE:
            return raised
        vary = np.clip(draw.standard_normal(CHANNELS), -1.0, 1.0)
        vary[1] = 1 + 0.4 * vary[1]
        return np.asarray(strength * NOD * vary + raised, np.float64)

    def _listen(self, opening: float) -> Array | None:
        """A nod of somebody who listens, or None."""
        if opening > QUIET:
            self._wait = None
            return None
        draw = self._listening.at(self._heard)
        if self._wait is None:
            self._wait = draw.uniform(*PAUSE)
        self._wait -= 1 / MOTION_RATE
        if self._wait > 0:
            return None
        self._heard += 1
        again = self._listening.at(self._heard).random() < AGAIN
        self._wait = AGAIN_AFTER if again else None
        vary = np.clip(draw.standard_normal(CHANNELS), -1.0, 1.0) * 0.4
        vary[1] = 1 + 0.3 * vary[1]
        return np.asarray(LISTENING * NOD * vary, np.float64)
