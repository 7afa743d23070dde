"""Last stage of motion: the user's controls, applied to the motion of voice and head."""

from __future__ import annotations

import math

import numpy as np

from inference.face.blendshapes import gaze_of
from inference.face.dynamics import BLINK, DYNAMICS, LOWER, UPPER
from inference.face.geometry import Array
from inference.motion import emotion
from inference.motion.controls import Controls
from inference.motion.easing import Easing
from inference.types import Floats, HeadPose, HeldMotion, Motion

MOUTH = 0.35
"""Part of `expressiveness` that reaches the mouth; brows and lids follow it in full."""

MAKE_UP = 0.85
"""Share of a change of head angle that the eyes compensate."""

CALM = 0.5
"""Share of the generated gaze that is left while the controls look well away from the viewer."""
WELL_AWAY = 10.0
"""Degrees"""


class Steering:
    """step(motion, controls, opening) -> the steered motion, once per motion point; changes of controls ease in."""

    def __init__(self) -> None:
        self._easing = Easing()
        self._controls: Controls | None = None
        self._goal = np.zeros(0)

    def step(self, motion: Motion, controls: Controls, opening: float = 1.0) -> Motion:
        """`motion` is the voice's and life's; `opening` 0..1 how much the person is speaking (the voice gate)."""
        return _Eased(self._easing.step(self._aim(controls))).steer(motion, opening)

    def foresee(self, motion: Motion, controls: Controls, opening: float = 1.0) -> Motion:
        """The result of `step`, without advancing."""
        return _Eased(self._easing.foresee(self._aim(controls))).steer(motion, opening)

    def _aim(self, controls: Controls) -> Array:
        if controls is not self._controls:
            self._controls, self._goal = controls, _goal(controls)
        return self._goal


def _goal(controls: Controls) -> Array:
    """[n] all controls as numbers that can be interpolated."""
    still, blinks = controls.still, not controls.still or controls.blink_rate is not None
    head_motion = [0.0 if still else controls.head_motion, 0.0 if still else controls.expressiveness, float(not still)]
    mouth = 1 + MOUTH * (controls.expressiveness - 1)
    turned = (0.0, 0.0) if controls.emotion is None else gaze_of(controls.emotion)
    gaze = [asked + own for asked, own in zip(controls.gaze, turned, strict=True)]
    seen = [*gaze, math.log(controls.distance), *controls.head_pose]
    kept = emotion.kept_expression(controls.emotion)
    return np.array([*emotion.offset(controls.emotion), *seen, kept, *head_motion, mouth, float(blinks)])


class _Eased:
    """Controls in transition from one setting to the next."""

    def __init__(self, values: Array) -> None:
        self.emotion = values[:DYNAMICS]
        self._gaze, self._head, self._distance = values[-12:-10], values[-9:-6], math.exp(values[-10])
        self._own_expression = float(values[-6])
        self._motion, self._brows, self._eyes, self._mouth, self._blinks = (float(value) for value in values[-5:])

    def steer(self, motion: Motion, opening: float) -> Motion:
        """The motion with the controls applied."""
        pose = self.pose(motion.pose)
        return Motion(
            motion.index,
            pose,
            self.gaze(motion, pose),
            self.dynamics(motion.dynamics, opening),
            HeldMotion(
                self.pose(HeadPose()), self.steady_gaze(), np.asarray(self.emotion, np.float32), self._own_expression
            ),
            motion.breath,
            motion.own_expression * self._own_expression,
            motion.tongue,
        )

    def pose(self, head_motion: HeadPose) -> HeadPose:
        """The generated pose, scaled, about the pose of the controls."""
        more, (yaw, pitch, roll) = self._motion, self._head
        return HeadPose(
            more * head_motion.yaw + yaw,
            more * head_motion.pitch + pitch,
            more * head_motion.roll + roll,
            more * head_motion.tx,
            more * head_motion.ty,
            (1 + more * (head_motion.scale - 1)) / self._distance,
        )

    def gaze(self, motion: Motion, pose: HeadPose) -> tuple[float, float]:
        """The eyes' wandering about the place looked at; the head's turning is made up for."""
        away = math.hypot(*self._gaze) / WELL_AWAY
        share = self._eyes * (1 - (1 - CALM) * min(1.0, away))
        before, after, asked = (motion.pose.yaw, motion.pose.pitch), (pose.yaw, pose.pitch), self._head
        yaw, pitch = (
            share * (own + MAKE_UP * old) + look - MAKE_UP * (new - offset) - offset
            for own, old, new, offset, look in zip(motion.gaze, before, after, asked[:2], self._gaze, strict=True)
        )
        return yaw, pitch

    def steady_gaze(self) -> tuple[float, float]:
        """Gaze (yaw, pitch) of the controls relative to the head, degrees."""
        return float(self._gaze[0] - self._head[0]), float(self._gaze[1] - self._head[1])

    def dynamics(self, head_motion: Floats, opening: float) -> Floats:
        """[D] generated coefficients, scaled, with the emotion added."""
        own = head_motion.astype(np.float64)
        own[LOWER] *= self._mouth
        own[UPPER] *= self._brows
        own[BLINK] *= self._blinks
        return np.asarray(emotion.add(own, self.emotion, opening), np.float32)
