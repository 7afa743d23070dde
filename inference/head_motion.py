"""A head that is alive: postures taken and left, a restless sway in talk, nods on stress, breath in silence.

Every channel is a sum of steps, noise and impulses sent through three one-pole low passes, so that place, speed and
acceleration are continuous. All randomness comes from the seed and the index.
"""

from __future__ import annotations

import math

import numpy as np

from inference.chance import Chance
from inference.face_geometry import Array
from inference.poles import Poles
from inference.timebase import MOTION_RATE
from inference.types import HeadPose

# Channels: yaw, pitch, roll (degrees), tx, ty (inter-ocular distances), scale (share).
POSTURE = np.array([2.4, 1.3, 1.1, 0.030, 0.018, 0.012])
"""Standard deviation of the postures between which the head moves."""

SWAY = np.array([2.6, 2.2, 1.5, 0.022, 0.020, 0.008])
"""Standard deviation of the restless motion in full talk."""

LIMIT = np.array([8.0, 6.0, 5.0, 0.10, 0.08, 0.05])
"""No channel leaves this; values near it are compressed."""

SETTLE, SWAY_TIME, NOD_TIME = 0.16, 0.17, 0.09
"""Time constants in seconds of the three poles each."""

CHANGES = (0.16, 0.5)
"""New postures a second in silence and in talk."""

NOD = np.array([0.5, -1.6, 0.35, 0.0, 0.012, 0.004])
"""Mean height of the nod of one stressed syllable; its signs but that of pitch vary."""

BREATH = np.array([0.0, 0.25, 0.0, 0.0, 0.006, 0.002])
BREATH_RATE = 0.23
"""Breaths a second."""

CALM = 0.25
"""Share of the sway that is left in silence."""


class HeadMotion:
    """step(index, talk, stress) -> HeadPose, once per motion point."""

    def __init__(self, seed: int) -> None:
        self._postures, self._sways = Chance(seed, "posture"), Chance(seed, "sway")
        self._slow, self._fast, self._nods = Poles(SETTLE, 6), Poles(SWAY_TIME, 6), Poles(NOD_TIME, 6)
        self._unit = 1 / float(np.linalg.norm(self._fast.response()))
        self._peak = float(self._nods.response().max())
        self._posture = 0.6 * POSTURE * self._postures.normal(0, 6)
        self._slow.start(self._posture)
        self._breath = 2 * math.pi * self._postures.at(0).random()

    def step(self, index: int, talk: float, stress: float, speed: float = 1.0) -> HeadPose:
        """`talk` 0..1: how much the person speaks; `stress` > 0 when a stressed syllable begins; `speed` 1 is usual."""
        self._change_posture(index, talk, speed)
        restless = self._fast.step(self._sways.normal(index, 6) * self._unit / math.sqrt(speed), speed)
        sway = restless * SWAY * (CALM + (1 - CALM) * talk)
        nod = self._nods.step(self._impulse(index, stress) / speed, speed)
        wave = math.sin(2 * math.pi * BREATH_RATE * index / MOTION_RATE + self._breath)
        place = self._slow.step(self._posture, speed) + sway + nod + wave * BREATH
        yaw, pitch, roll, tx, ty, scale = LIMIT * np.tanh(place / LIMIT)
        return HeadPose(yaw, pitch, roll, tx, ty, 1 + scale)

    def _change_posture(self, index: int, talk: float, speed: float) -> None:
        draw = self._postures.at(index)
        rest, busy = CHANGES
        if draw.random() < speed * (rest + (busy - rest) * talk) / MOTION_RATE:
            self._posture = POSTURE * draw.standard_normal(6) * (0.5 + 0.5 * talk)

    def _impulse(self, index: int, stress: float) -> Array:
        if stress <= 0:
            return np.zeros(6)
        draw = np.clip(self._sways.normal(index + (1 << 40), 6), -1.0, 1.0)
        vary = np.where(np.arange(6) == 1, 1 + 0.5 * draw, draw)
        return stress * NOD * vary / self._peak
