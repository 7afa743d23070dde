"""Head, gaze, blinks, brows and a trace of a smile, streaming: a generative model drawn in small pieces."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from inference.face.dynamics import BLINK, DYNAMICS, UPPER
from inference.face.geometry import Array
from inference.motion.blinks import Blinks
from inference.motion.breathing import Breathing, HeadLift
from inference.motion.gaze import Gaze
from inference.motion.head_channels import BROWS, GAZE, HEAD
from inference.motion.head_curves import HeadCurves
from inference.motion.head_model import HeadModel
from inference.motion.nods import Nods
from inference.timebase import MOTION_RATE
from inference.types import Floats, HeadPose

TALK_FADE = math.exp(-1 / (0.9 * MOTION_RATE))
"""How "talking", which livens head and eyes, outlasts the voice (time constant 0.9 s)."""


@dataclass(frozen=True, slots=True)
class HeadState:
    """What is alive at one motion point besides the mouth."""

    pose: HeadPose
    gaze: tuple[float, float]
    """(yaw, pitch) degrees relative to the head."""
    dynamics: Floats
    """[D] lids, brows; 0 for lips and jaw."""
    breath: float
    """As in Motion."""


class HeadMotion:
    """step(prosody, opening, ...) -> Living, once per motion point; all chance comes from the seed and counts."""

    def __init__(self, seed: int = 0, model: HeadModel | None = None) -> None:
        self._model = model or HeadModel()
        self.reset(seed)

    def reset(self, seed: int) -> None:
        """Back to the photo's own pose and the beginning of the life of this seed."""
        self._curves = HeadCurves(self._model, seed)
        self._breath, self._lift = Breathing(seed), HeadLift()
        self._gaze, self._blinks, self._nods = Gaze(seed), Blinks(seed), Nods(seed)
        self._talk = 0.0

    def step(self, prosody: Floats, opening: float, speed: float = 1.0, blink_rate: float | None = None) -> HeadState:
        """`prosody` [PROSODY], `opening` of the voice gate 0..1, `speed` 0.25..2 of the head, blinks a minute."""
        self._talk = max(opening, self._talk * TALK_FADE)
        curve = self._curves.step(np.append(prosody, np.float32(opening)), self._talk, speed)
        nod = self._nods.step(float(prosody[0]), opening)
        if nod is not None:
            self._curves.nudge(nod)
        breath = self._breath.step(opening)
        pose = pose_of(curve[HEAD] + self._lift.step(breath, self._talk))
        soon, later = ((float(yaw), float(pitch)) for yaw, pitch in self._curves.ahead()[:, GAZE])
        gaze, wish = self._gaze.step((soon, later), pose)
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[UPPER] = curve[BROWS]
        dynamics[BLINK] = self._blinks.step(self._talk, opening, wish, blink_rate)
        return HeadState(pose, gaze, dynamics, breath)


def pose_of(values: Array) -> HeadPose:
    """Six values as a pose: degrees, inter-ocular distances, log scale."""
    yaw, pitch, roll, tx, ty, scale = (float(value) for value in values)
    return HeadPose(yaw, pitch, roll, tx, ty, math.exp(scale))
