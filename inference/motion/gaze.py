"""Gaze: saccades to the model's direction, small fixations on the viewer's face, compensation of head turns."""

from __future__ import annotations

import math

from inference.seeded_random import SeededRandom
from inference.timebase import MOTION_RATE
from inference.types import HeadPose

GLANCE = 1.2
"""Gain of the model's direction to the side: rendered glances are read at 0.75 of the spread of real ones."""
NEAR = 3.0
"""Degrees within which the model's direction counts as looking at the viewer; it is faded in up to twice that."""
SACCADE = 2.5
"""Distance in degrees of the model's direction from the fixation that triggers a saccade."""
LONGEST = 1.9
"""Maximum seconds of a glance away; then the eyes return to the viewer until the model's direction changes."""
SHORTEST = 0.2
"""Minimum seconds of a fixation."""
SMALL = 1.1
"""Standard deviation in degrees of the fixations over the viewer's face."""
FIXATION = 0.8
"""Mean seconds until the next small saccade."""
MAKE_UP = 0.85
"""Share of a head turn that the eyes compensate (vestibulo-ocular reflex)."""
LIMIT = 16.0
LARGE = 6.0
"""Degrees from which a saccade takes two motion points and may trigger a blink."""

Direction = tuple[float, float]
VIEWER = (0.0, 0.0)


class Gaze:
    """step(wanted, pose) -> ((yaw, pitch) relative to the head in degrees, whether to blink), once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance = SeededRandom(seed, "gaze")
        self._saccades = 0
        self._age, self._patience = 0.0, FIXATION
        self._away = 0.0
        self._left: Direction | None = None
        self._fixation = self._target = self._place = VIEWER

    def step(self, wanted: tuple[Direction, Direction], pose: HeadPose) -> tuple[Direction, bool]:
        """`wanted`: the model's directions in the world at the next two knots, 0 is the viewer; `pose` of the head."""
        self._age += 1 / MOTION_RATE
        self._tire()
        soon, later = (self._interesting(towards_viewer((GLANCE * yaw, pitch))) for yaw, pitch in wanted)
        leaves = min(math.dist(soon, self._fixation), math.dist(later, self._fixation)) > SACCADE
        blink = False
        if self._age >= SHORTEST and (leaves or self._age >= self._patience):
            blink = self._saccade(later if leaves else self._fixation)
        share = 1.0 if math.dist(self._place, self._target) < LARGE else 0.65
        self._place = _between(self._place, self._target, share)
        return (
            _bounded(self._place[0] - MAKE_UP * pose.yaw),
            _bounded(self._place[1] - MAKE_UP * pose.pitch),
        ), blink

    def _interesting(self, direction: Direction) -> Direction:
        """The direction, or the viewer if a glance at it has just reached LONGEST."""
        if self._left is not None and math.dist(direction, self._left) < 2 * SACCADE:
            return VIEWER
        self._left = None
        return direction

    def _tire(self) -> None:
        """Counts the time away from the viewer."""
        self._away = self._away + 1 / MOTION_RATE if math.hypot(*self._fixation) > SACCADE else 0.0
        if self._away > LONGEST:
            self._left = self._fixation

    def _saccade(self, fixation: Direction) -> bool:
        """Starts a saccade to a random place near `fixation`; True if it is large and triggers a blink."""
        draw = self._chance.at(self._saccades)
        self._saccades += 1
        self._age, self._patience = 0.0, max(SHORTEST, FIXATION * math.exp(0.6 * draw.standard_normal() - 0.18))
        target = (
            fixation[0] + SMALL * draw.standard_normal(),
            fixation[1] + 0.6 * SMALL * draw.standard_normal(),
        )
        shift = math.dist(target, self._target)
        self._fixation, self._target = fixation, target
        return bool(shift > LARGE and draw.random() < 0.45)


def towards_viewer(direction: Direction) -> Direction:
    """0 for directions within NEAR degrees, unchanged ones beyond twice that, a linear fade between."""
    far = math.hypot(*direction)
    share = min(1.0, max(0.0, far / NEAR - 1))
    return direction[0] * share, direction[1] * share


def _between(a: Direction, b: Direction, share: float) -> Direction:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def _bounded(angle: float) -> float:
    return LIMIT * math.tanh(angle / LIMIT)
