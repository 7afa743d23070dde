"""Blinks: irregular, more in talk than at rest, closing faster than opening."""

from __future__ import annotations

import math

from inference.chance import Chance
from inference.timebase import MOTION_RATE

PER_MINUTE = (17.0, 26.0)
"""At rest and in conversation (source: Bentivoglio et al. 1997)."""

SPREAD = 0.65
"""Standard deviation of the logarithm of intervals."""

CLOSING, SHUT, OPENING = 0.08, 0.045, 0.17
"""Seconds of the three parts of a blink; shut lasts over a motion point, so that one always shows it."""

DURATION = CLOSING + SHUT + OPENING
HALF_BLINKS = 0.12
"""Share of blinks that do not close fully."""
DOUBLES = 0.07


class Blinks:
    """step(talk, wish) -> closure 0 open .. 1 shut, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed, "blinks")
        self._count = 0
        self._age = DURATION
        self._depth = 1.0
        self._progress = self._chance.at(0).random()
        self._goal = 1.0
        self._next_goal()

    def step(self, talk: float, wish: bool = False, per_minute: float | None = None) -> float:
        """`wish` asks for a blink now, as a large gaze shift does; `per_minute` replaces the natural rate."""
        rest, busy = PER_MINUTE if per_minute is None else (per_minute, per_minute)
        self._age += 1 / MOTION_RATE
        # The blink itself takes time, which the intervals between blinks must give back.
        rate = (rest + (busy - rest) * talk) / 60
        self._progress += rate / (1 - rate * DURATION) / MOTION_RATE if self._age >= DURATION else 0.0
        if self._age >= DURATION and rate > 0 and (wish or self._progress >= self._goal):
            self._begin(wish)
        return self._depth * closure(self._age)

    def _begin(self, wish: bool) -> None:
        draw = self._chance.at(2 * self._count + 1)
        over = (self._progress - self._goal) / (self._goal + 1e-6)
        self._age = 0.0 if wish else min(0.5, max(0.0, over)) / MOTION_RATE
        self._depth = draw.uniform(0.6, 0.85) if draw.random() < HALF_BLINKS else 1.0
        # A wished blink pays with part of the interval, so that the mean rate holds.
        self._progress = max(0.0, self._progress - self._goal) if not wish else self._progress - 1.0
        if not wish:
            self._next_goal()

    def _next_goal(self) -> None:
        draw = self._chance.at(2 * self._count + 2)
        self._count += 1
        long = math.exp(SPREAD * draw.standard_normal() - SPREAD**2 / 2)
        share = 1 + DOUBLES
        self._goal = 0.06 if draw.random() < DOUBLES else long * share - 0.06 * DOUBLES


def closure(age: float) -> float:
    """How far the lids are shut `age` seconds into a blink: fast down, a moment shut, slower up."""
    if age < CLOSING:
        return _ease(age / CLOSING)
    if age < CLOSING + SHUT:
        return 1.0
    return 1 - _ease((age - CLOSING - SHUT) / OPENING) if age < DURATION else 0.0


def _ease(x: float) -> float:
    return x * x * (3 - 2 * x)
