"""Breathing: raises the shoulders and, at rest, the head a little; length and depth vary from breath to breath.

A silent person breathes evenly. A talking person breathes out while speaking, and in quickly between phrases.
"""

from __future__ import annotations

import math

import numpy as np

from inference.face.geometry import Array
from inference.seeded_random import SeededRandom
from inference.timebase import MOTION_RATE

HEIGHT = np.array([0.0, 0.25, 0.0, 0.0, -0.006, 0.002])
"""Yaw, pitch, roll (degrees), tx, ty (inter-ocular distances), log scale of a head at rest when breathed in."""
IN_TALK = 0.4
"""Share of HEIGHT that is left while talking."""

IN, OUT = 1.6, 2.6
"""Seconds of breathing in and of breathing out at rest."""
SPREAD = 0.15
"""Standard deviation of the logarithm of a breath's length and depth."""
DEEPEST = 1.4
"""Largest volume of a breath; the usual one is 1."""
CALM_IN, QUICK_IN, CALM_OUT, TALKED_OUT = 0.4, 0.18, 0.5, 1.3
"""Time constants in seconds."""
GASP = 0.7
"""Minimum duration in seconds of a breath between phrases."""
HELD_OUT = 1.5
"""Seconds of talk after which a pause starts a breath."""
RATE, RISING = 0.23, 0.4
"""Breaths a second of the idle face, and the share of a breath spent breathing in."""

_STEP = 1 / MOTION_RATE
_TALKING, _PAUSING = 0.7, 0.25


class Breathing:
    """step(opening) -> volume, about -1 (empty) .. 1 (full), 0 as in the photo, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance = SeededRandom(seed, "breath")
        self._breaths = 0
        self._inward = self._talked = False
        self._volume = self._flow = self._seconds = 0.0
        self._turn()
        self._seconds = self._length * self._chance.at(0).random() * 0.5

    def step(self, opening: float) -> float:
        """`opening` 0..1 of the voice gate."""
        self._seconds += _STEP
        if self._inward:
            done = self._seconds >= (GASP if self._talked else self._length)
            if done or (opening > _TALKING and self._seconds >= GASP / 2):
                self._turn()
        else:
            self._listen(opening)
        return self._follow()

    def _listen(self, opening: float) -> None:
        """Ends a breath out after its length, or at a pause after HELD_OUT seconds of talk."""
        self._talked |= opening > _TALKING
        if self._seconds >= (HELD_OUT if self._talked else self._length) and opening < _PAUSING:
            talked = self._talked
            self._turn()
            self._talked = talked

    def _turn(self) -> None:
        self._inward, self._talked, self._seconds = not self._inward, False, 0.0
        self._breaths += 1
        longer, deeper = np.exp(SPREAD * self._chance.normal(self._breaths, 2))
        self._length = float(longer) * (IN if self._inward else OUT)
        self._goal = min(float(deeper), DEEPEST) * (1.0 if self._inward else -1.0)

    def _follow(self) -> float:
        """One exact step of a critically damped spring towards the goal volume."""
        quick, calm = (QUICK_IN, CALM_IN) if self._inward else (TALKED_OUT, CALM_OUT)
        rate = 1 / (quick if self._talked else calm)
        away = self._volume - self._goal
        pull = self._flow + rate * away
        kept = math.exp(-rate * _STEP)
        self._volume = self._goal + (away + pull * _STEP) * kept
        self._flow = (self._flow - rate * pull * _STEP) * kept
        return self._volume


class HeadLift:
    """step(breath, talk) -> [6] offset of the head pose, once per motion point."""

    def __init__(self) -> None:
        self._height = 0.0

    def step(self, breath: float, talk: float) -> Array:
        """`talk` 0..1 reduces the offset."""
        self._height += 0.04 * (1 - (1 - IN_TALK) * talk - self._height)
        return breath * self._height * HEIGHT


def calm_breath(index: float) -> float:
    """Volume -1..1 of the idle face at a position of the motion grid; 0 at index 0."""
    seconds = index / MOTION_RATE
    uneven = 0.12 * math.sin(2 * math.pi * seconds / 37) + 0.07 * math.sin(2 * math.pi * seconds / 13.3)
    phase = (RATE * seconds + RISING / 2 + uneven) % 1
    if phase < RISING:
        return -math.cos(math.pi * phase / RISING)
    return math.cos(math.pi * (phase - RISING) / (1 - RISING))
