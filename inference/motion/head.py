"""Head pose, gaze, blinks, brows and slow expression, streaming, from a generative model sampled in short pieces."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from inference.face.dynamics import BLINK, DYNAMICS, UPPER
from inference.face.geometry import Array
from inference.motion.blinks import Blinks
from inference.motion.breathing import Breathing, HeadLift
from inference.motion.brow_gain import brow_gain
from inference.motion.controls import Controls
from inference.motion.expression import Expression
from inference.motion.gaze import Gaze
from inference.motion.head_channels import BROWS, GAZE, HEAD, SMILE
from inference.motion.head_curves import HeadCurves
from inference.motion.head_model import HeadModel
from inference.motion.nods import Nods
from inference.timebase import MOTION_RATE
from inference.types import Floats, HeadPose

_DEFAULTS = Controls()
TALK_FADE = math.exp(-1 / (0.9 * MOTION_RATE))
"""Decay per motion point of the talk level, which scales head and eye motion (time constant 0.9 s)."""


@dataclass(frozen=True, slots=True)
class HeadState:
    """Motion of head, eyes and face at one motion point, without speech."""

    pose: HeadPose
    gaze: tuple[float, float]
    """(yaw, pitch) degrees relative to the head."""
    dynamics: Floats
    """[D] lids, brows, cheeks, and the mouth's slow expression: a smile, the voice's mood; nothing of speech."""
    breath: float
    """As in Motion."""


class HeadMotion:
    """step(prosody, opening, ...) -> HeadState, once per motion point; equal seeds and inputs give equal motion."""

    def __init__(self, seed: int = 0, model: HeadModel | None = None) -> None:
        self._model = model or HeadModel()
        self.reset(seed)

    def reset(self, seed: int) -> None:
        """Back to the photo's pose and the start of the random sequence of `seed`."""
        self._curves = HeadCurves(self._model, seed)
        self._breath, self._lift = Breathing(seed), HeadLift()
        self._gaze, self._blinks, self._nods = Gaze(seed), Blinks(seed), Nods(seed)
        self._expression = Expression()
        self._talk = 0.0

    def step(self, prosody: Floats, opening: float, controls: Controls | None = None) -> HeadState:
        """`prosody` [PROSODY]; `opening` 0..1 of the voice gate; None for the default controls."""
        controls = controls or _DEFAULTS
        self._talk = max(opening, self._talk * TALK_FADE)
        curve = self._curves.step(np.append(prosody, np.float32(opening)), self._talk, controls.head_speed)
        nod = self._nods.step(float(prosody[0]), opening)
        if nod is not None:
            self._curves.nudge(nod)
        breath = self._breath.step(opening)
        pose = pose_of(curve[HEAD] + self._lift.step(breath, self._talk))
        soon, later = ((float(yaw), float(pitch)) for yaw, pitch in self._curves.ahead()[:, GAZE])
        gaze, wish = self._gaze.step((soon, later), pose)
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[UPPER] = curve[BROWS] @ brow_gain()
        smiles = controls.emotion is None and not controls.still
        dynamics += self._expression.step(
            float(curve[SMILE]), self._talk, prosody, opening, smiles, smiles and controls.mood
        )
        dynamics[BLINK] = self._blinks.step(self._talk, opening, wish, controls.blink_rate)
        return HeadState(pose, gaze, dynamics, breath)


def pose_of(values: Array) -> HeadPose:
    """Six values as a pose: degrees, inter-ocular distances, log scale."""
    yaw, pitch, roll, tx, ty, scale = (float(value) for value in values)
    return HeadPose(yaw, pitch, roll, tx, ty, math.exp(scale))
