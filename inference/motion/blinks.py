"""Blinks: irregular, more frequent in talk than at rest and at the ends of phrases, closing faster than opening."""

from __future__ import annotations

import math

from inference.seeded_random import SeededRandom
from inference.timebase import MOTION_RATE

PER_MINUTE = (16.0, 25.0)
"""At rest and in conversation (17 and 26 in Bentivoglio et al. 1997; 24 in the clips)."""

SPREAD = 0.75
"""Standard deviation of the logarithm of intervals (0.85 in the clips)."""

LONGEST, CUT = 2.6, 0.945
"""Longest interval in mean intervals, so that the eyes do not stare; mean of the intervals that are cut off there."""

CLOSING, SHUT, OPENING = 0.08, 0.065, 0.175
"""Seconds of the three phases of a blink. A blink starts less than half a motion point before a point, so two points
in a row are shut, and so is every instant between them: 40 ms, the frame interval at 25 frames a second."""

DURATION = CLOSING + SHUT + OPENING
DOUBLES = 0.07
"""Share of blinks that are followed by another at once."""

HALVES, HALF_DEPTH = 0.1, (0.4, 0.65)
"""Share of blinks that do not shut the eye, and how far those close."""

PHRASE_END = 0.35
"""Share of an interval that a phrase's end skips (source: Nakano & Kitazawa 2010; 32 a minute in the clips)."""
HURRY = 0.15
"""Share of PHRASE_END that is skipped at each motion point, about half a second in all."""
PAY_BACK = 0.35
"""Share of the pace by which later blinks are delayed for it."""


class Blinks:
    """step(talk, opening, ...) -> lid closure, 0 open .. 1 shut, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance, self._depths = SeededRandom(seed, "blinks"), SeededRandom(seed, "blink depths")
        self._count = self._begun = 0
        self._depth = 1.0
        self._age = DURATION
        self._progress = self._chance.at(0).random()
        self._speaking, self._hurry, self._debt = False, 0.0, 0.0
        self._goal = 1.0
        self._next_goal()

    def step(self, talk: float, opening: float = 0.0, wish: bool = False, per_minute: float | None = None) -> float:
        """`talk` and `opening` (of the voice gate) 0..1; `wish` triggers a blink now, as a large gaze shift does.

        `per_minute` replaces the natural rate.
        """
        rest, busy = PER_MINUTE if per_minute is None else (per_minute, per_minute)
        self._age += 1 / MOTION_RATE
        rate = (rest + (busy - rest) * talk) / 60
        if self._age >= DURATION and rate > 0:
            # A blink takes time itself; the intervals between blinks are shortened by it.
            self._wait(rate / (1 - min(0.9, rate * DURATION)) / MOTION_RATE, opening)
            if wish or self._progress >= self._goal:
                self._begin(wish)
        return self._depth * closure(self._age)

    def _wait(self, pace: float, opening: float) -> None:
        """Advances towards the next blink by one motion point; faster after a phrase, paid back later."""
        if self._speaking and opening < 0.3 and self._debt < PHRASE_END:
            self._hurry = PHRASE_END
        self._speaking = opening > 0.6 or (self._speaking and opening >= 0.3)
        paid, gained = min(self._debt, PAY_BACK * pace), HURRY * self._hurry
        self._hurry -= gained
        self._debt += gained - paid
        self._progress += pace + gained - paid

    def _begin(self, wish: bool) -> None:
        over = (self._progress - self._goal) / (self._goal + 1e-6)
        self._age = 0.0 if wish else min(0.5, max(0.0, over)) / MOTION_RATE
        draw = self._depths.at(self._begun)
        self._begun += 1
        self._depth = draw.uniform(*HALF_DEPTH) if draw.random() < HALVES else 1.0
        # A triggered blink counts as one interval, so that the mean rate holds.
        self._progress = max(0.0, self._progress - self._goal) if not wish else self._progress - 1.0
        if not wish:
            self._next_goal()

    def _next_goal(self) -> None:
        draw = self._chance.at(self._count + 1)
        self._count += 1
        long = min(LONGEST, math.exp(SPREAD * draw.standard_normal() - SPREAD**2 / 2)) / CUT
        share = 1 + DOUBLES
        self._goal = 0.06 if draw.random() < DOUBLES else long * share - 0.06 * DOUBLES


def closure(age: float) -> float:
    """Lid closure 0..1 `age` seconds into a full blink: fast down, shut for SHUT, slower up."""
    if age < CLOSING:
        return _ease(age / CLOSING)
    if age < CLOSING + SHUT:
        return 1.0
    return 1 - _ease((age - CLOSING - SHUT) / OPENING) if age < DURATION else 0.0


def _ease(x: float) -> float:
    return x * x * (3 - 2 * x)
