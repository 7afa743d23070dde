"""A breath that lifts the head a little, never quite as long as the one before."""

from __future__ import annotations

import math

import numpy as np

from inference.chance import Chance
from inference.face_geometry import Array
from inference.timebase import MOTION_RATE

HEIGHT = np.array([0.0, 0.25, 0.0, 0.0, 0.006, 0.002])
"""Yaw, pitch, roll (degrees), tx, ty (inter-ocular distances), scale of half a breath at rest."""

RATE = 0.23
"""Breaths a second."""
SPREAD = 0.18
"""Standard deviation of the logarithm of a breath's length."""
IN_TALK = 0.4
"""Share of the height that is seen while talking."""


class Breath:
    """step(talk) -> [6] to be added to the head's pose, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed, "breath")
        self._phase = self._chance.at(0).random()
        self._breaths = 0
        self._height = 0.0

    def step(self, talk: float) -> Array:
        """`talk` 0..1: speech hides the breath."""
        pace = math.exp(SPREAD * self._chance.normal(self._breaths + 1, 1)[0])
        self._phase += RATE * pace / MOTION_RATE
        if self._phase >= 1:
            self._phase -= 1
            self._breaths += 1
        self._height += 0.04 * (1 - (1 - IN_TALK) * talk - self._height)
        return math.sin(2 * math.pi * self._phase) * self._height * HEIGHT
