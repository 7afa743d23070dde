"""Brows that rise on some stressed syllables and wander a little."""

from __future__ import annotations

import math

import numpy as np

from inference.chance import Chance
from inference.dynamics import DYNAMICS, UPPER, from_blendshapes
from inference.face_geometry import Array
from inference.poles import Poles
from inference.timebase import MOTION_RATE
from inference.types import Floats

INNER, OUTER_LEFT, OUTER_RIGHT, DOWN_LEFT, DOWN_RIGHT = 3, 4, 5, 1, 2
"""Columns of the ARKit scores."""

RAISED = 0.55
"""Score of a brow raise of full strength."""
SHARE = 0.35
"""Part of the stresses that raise the brows."""
HOLD = 0.22
"""Seconds that a raise is held up."""
RISE = 1 - math.exp(-1 / (0.07 * MOTION_RATE))
FALL = 1 - math.exp(-1 / (0.30 * MOTION_RATE))
WANDER = 0.12
WANDER_TIME = 0.5
"""Time constant in seconds of the wander's three poles, which let a standard deviation of WANDER through."""


class Brows:
    """step(index, talk, stress) -> float32 [D] coefficients, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed, "brows")
        self._goal = self._raise = self._held = 0.0
        self._wander = Poles(WANDER_TIME, 2)
        self._unit = WANDER / float(np.linalg.norm(self._wander.response()))
        self._up, self._down = (
            _direction({INNER: 1.0, OUTER_LEFT: 0.8, OUTER_RIGHT: 0.8}),
            _direction({DOWN_LEFT: 1, DOWN_RIGHT: 1}),
        )

    def step(self, index: int, talk: float, stress: float) -> Floats:
        """`talk` 0..1 livens them; `stress` > 0 may raise them."""
        if stress > 0 and self._chance.at(index).random() < SHARE:
            self._goal, self._held = min(1.0, stress), HOLD
        self._held -= 1 / MOTION_RATE
        if self._held <= 0:
            self._goal = 0.0
        self._raise += (RISE if self._goal > self._raise else FALL) * (self._goal - self._raise)
        rise, frown = self._wander.step(self._unit * self._chance.normal(index + (1 << 40), 2))
        up = RAISED * self._raise + rise * (0.4 + 0.6 * talk)
        return np.asarray(up * self._up + frown * talk * self._down, np.float32)


def _direction(scores: dict[int, float]) -> Array:
    """[D] upper-face coefficients of these scores."""
    row = np.zeros(52)
    row[list(scores)] = list(scores.values())
    coefficients = np.zeros(DYNAMICS)
    coefficients[UPPER] = from_blendshapes(row)[UPPER]
    return coefficients
