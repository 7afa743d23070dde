"""Where the eyes look: mostly at the viewer, now and then away; the head's turning is made up for."""

from __future__ import annotations

import math

from inference.chance import Chance
from inference.timebase import MOTION_RATE
from inference.types import HeadPose

FIXATION = (0.9, 0.6)
"""Mean seconds of a fixation of the viewer at rest and in talk."""
LOOK_AWAY = (0.09, 0.16)
"""Share of saccades that leave the viewer, at rest and in talk."""
SMALL = 0.8
"""Standard deviation in degrees of saccades over the viewer's face."""
AWAY = (5.0, 11.0)
"""Least and greatest degrees of a look away."""
MAKE_UP = 0.85
"""Share of the head's turning that the eyes make up for."""
LIMIT = 16.0
LARGE = 6.0
"""Saccades from this size on take two motion points and may bring a blink."""


class Gaze:
    """step(talk, pose) -> (yaw, pitch) relative to the head in degrees, and whether a blink is wished."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed, "gaze")
        self._saccades = 0
        self._left = 0.5
        self._target = (0.0, 0.0)
        self._place = (0.0, 0.0)

    def step(self, talk: float, pose: HeadPose) -> tuple[tuple[float, float], bool]:
        """One motion point on; `pose` is the head's."""
        self._left -= 1 / MOTION_RATE
        blink = self._saccade(talk) if self._left <= 0 else False
        far = math.dist(self._place, self._target)
        share = 1.0 if far < LARGE else 0.65
        self._place = (
            self._place[0] + share * (self._target[0] - self._place[0]),
            self._place[1] + share * (self._target[1] - self._place[1]),
        )
        return (_bounded(self._place[0] - MAKE_UP * pose.yaw), _bounded(self._place[1] - MAKE_UP * pose.pitch)), blink

    def _saccade(self, talk: float) -> bool:
        """Choose the next target and how long to stay; True when the shift is large and brings a blink."""
        draw = self._chance.at(self._saccades)
        self._saccades += 1
        away = draw.random() < LOOK_AWAY[0] + (LOOK_AWAY[1] - LOOK_AWAY[0]) * talk
        mean = FIXATION[0] + (FIXATION[1] - FIXATION[0]) * talk
        self._left += max(0.16, mean * math.exp(0.6 * draw.standard_normal() - 0.18))
        if away:
            size, angle = draw.uniform(*AWAY), draw.uniform(0, 2 * math.pi)
            target = (size * math.cos(angle), 0.55 * size * math.sin(angle))
        else:
            target = (SMALL * draw.standard_normal(), 0.6 * SMALL * draw.standard_normal())
        shift = math.dist(target, self._target)
        self._target = target
        return bool(shift > LARGE and draw.random() < 0.45)


def _bounded(angle: float) -> float:
    return LIMIT * math.tanh(angle / LIMIT)
