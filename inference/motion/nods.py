"""Small nods on stressed syllables, on top of what the model draws."""

from __future__ import annotations

import numpy as np

from inference.audio.syllable_stress import SyllableStress
from inference.face.geometry import Array
from inference.motion.head_channels import CHANNELS
from inference.seeded_random import SeededRandom

SHARE = 0.65
"""Part of the stresses that bring a nod."""

NOD = np.zeros(CHANNELS)
NOD[:6] = [0.5, -1.4, 0.35, 0.0, 0.012, 0.004]
"""Height of a usual nod at its control point; its signs but that of pitch vary."""


class Nods:
    """step(level, opening) -> [CHANNELS] to be added to one control point, or None, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance, self._stress = SeededRandom(seed, "nods"), SyllableStress()
        self._count = 0

    def step(self, level: float, opening: float) -> Array | None:
        """`level` as in prosody, `opening` of the voice gate."""
        strength = self._stress.step(level, opening)
        if strength <= 0:
            return None
        draw = self._chance.at(self._count)
        self._count += 1
        if draw.random() > SHARE:
            return None
        vary = np.clip(draw.standard_normal(CHANNELS), -1.0, 1.0)
        vary[1] = 1 + 0.4 * vary[1]
        return np.asarray(strength * NOD * vary, np.float64)
