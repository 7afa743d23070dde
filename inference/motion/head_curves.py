"""Endless stream of the model's curves: sampled ahead, mean removed, bounded, with continuous acceleration."""

from __future__ import annotations

import numpy as np

from inference.face.geometry import Array
from inference.motion.head_channels import BROWS, CHANNELS, GAZE, HEAD, POINTS_PER_KNOT
from inference.motion.head_context import FUTURE, PAST, silence
from inference.motion.head_model import HeadModel
from inference.motion.liveliness import Liveliness
from inference.motion.spline import AHEAD, weights
from inference.seeded_random import SeededRandom
from inference.types import Floats

HOP = 2
"""Knots kept of each sample; the rest is sampled again, with the same noise, when more sound has arrived."""

LIMIT = np.empty(CHANNELS)
"""Bounds of the curves: values near them are compressed by tanh."""
LIMIT[HEAD] = [10.0, 7.5, 7.0, 0.14, 0.11, 0.06]
LIMIT[GAZE] = 16.0
LIMIT[BROWS] = 2.5
LIMIT[-1] = 0.35

HELD = 1.3
"""Bounds of the model's own past, as a multiple of LIMIT."""

SHOWN = 8
"""Number of control points kept for output."""

ANCHOR = 0.08 / 40
"""Update rate per knot of the running mean that is subtracted: a time constant of 40 s."""

POSTURE = 0.08 / 0.8
"""Update rate of the slow head posture, 0.8 s; the share LEAN of it is subtracted, towards the photo's pose."""
LEAN = np.zeros(CHANNELS)
LEAN[HEAD] = [0.55, 0.1, 0.15, 0.4, 0.4, 0.4]


class HeadCurves:
    """step(heard, talk, speed) -> [CHANNELS] once per motion point."""

    def __init__(self, model: HeadModel, seed: int) -> None:
        self._model, self._chance, self._liveliness = model, SeededRandom(seed, "life"), Liveliness(seed)
        self._past = np.zeros((PAST, CHANNELS), np.float32)
        self._sound = np.tile(silence(), (PAST, POINTS_PER_KNOT)).astype(np.float32)
        self._before = silence()
        self._mean, self._slow = np.zeros(CHANNELS), np.zeros(CHANNELS)
        self._shown = np.zeros((SHOWN, CHANNELS))
        self._place, self._knot, self._newest = 0.0, -1, AHEAD - 1

    def step(self, heard: Floats, talk: float, speed: float = 1.0) -> Array:
        """`heard` [HEARD] prosody and gate at this point, `talk` 0..1, `speed` of the model's clock, 1 as in life."""
        knot = int(self._place)
        if knot > self._knot:
            self._knot = knot
            self._sound = np.concatenate([self._sound[1:], [np.concatenate([self._before, heard])]])
            if self._newest < knot + AHEAD:
                self._draw(talk, float(heard[0]))
        self._before = heard
        value = weights(self._place - knot) @ self._shown[self._row(knot - 1) :][:4]
        self._place += speed / POINTS_PER_KNOT
        return np.asarray(value, np.float64)

    def nudge(self, amount: Array) -> None:
        """Adds `amount` [CHANNELS] to one control point: a bump of 0.3 s that begins now."""
        row = self._row(self._knot + AHEAD)
        self._shown[row] = np.clip(self._shown[row] + amount, -LIMIT, LIMIT)

    def ahead(self) -> Array:
        """[2, CHANNELS] the two control points after the knot output last."""
        first = self._row(self._knot + 1)
        return self._shown[first : first + 2]

    def _row(self, knot: int) -> int:
        return SHOWN - 1 - (self._newest - knot)

    def _draw(self, talk: float, level: float) -> None:
        """Samples and appends HOP control points."""
        lively = self._liveliness.step(self._knot, talk, level)
        drawn = self._model.draw(self._past, self._sound, self._noise_ahead(), lively)[:HOP]
        self._newest += HOP
        for control in np.clip(drawn, -HELD * LIMIT, HELD * LIMIT):
            self._past = np.concatenate([self._past[1:], [control]]).astype(np.float32)
            self._shown = np.concatenate([self._shown[1:], [self._anchored(control)]])

    def _anchored(self, control: Array) -> Array:
        """The control point without mean and slow posture, within LIMIT."""
        self._mean += ANCHOR * (control - self._mean)
        near = control - self._mean
        self._slow += POSTURE * (near - self._slow)
        return np.asarray(LIMIT * np.tanh((near - LEAN * self._slow) / LIMIT), np.float64)

    def _noise_ahead(self) -> Floats:
        """[FUTURE, CHANNELS] noise of the knots to sample; a knot gets the same noise in every sample."""
        knots = range(self._newest + 1, self._newest + 1 + FUTURE)
        return np.stack([self._chance.normal(knot, CHANNELS) for knot in knots]).astype(np.float32)
