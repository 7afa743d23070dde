"""Applies a measured face to generated motion."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from inference.face.blendshapes import NAMES
from inference.face.dynamics import BLINK, DYNAMICS, LOWER, SUPPLEMENT, UPPER, from_blendshapes
from inference.face.geometry import Array
from inference.face.turn_limits import soft_limit
from inference.motion import emotion
from inference.motion.buffer import mix_pose
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import Floats, HeadPose, Motion

_MOUTH = np.array([name.startswith(("mouth", "jaw")) for name in NAMES])
_EXPRESSION = np.array([name.startswith(("mouthSmile", "mouthFrown", "mouthDimple")) for name in NAMES])
_LOOK = np.array([name.startswith("eyeLook") for name in NAMES])


ROLL_LIMIT, SHIFT_LIMIT, SIZE_LIMIT = 18.0, 0.25, 0.15
"""Degrees, inter-ocular distances, logarithm: a head shifted by 0.4 tears the collar, and its place behind shows."""


def driven(motion: Motion, face: TrackedFace, share: float) -> Motion:
    """`motion` with head, eyes and brows of `face` by `share` 0..1; the user's controls in `motion.held` stay added."""
    return replace(
        motion,
        pose=mix_pose(motion.pose, _steered(face.pose, motion.held.pose), share) if face.pose else motion.pose,
        gaze=_gaze(motion, face.gaze, share) if face.gaze else motion.gaze,
        dynamics=motion.dynamics if face.scores is None else _dynamics(motion, face, face.scores, share),
    )


def _bounded(pose: HeadPose) -> HeadPose:
    """The pose within what a photo can show; yaw and pitch are limited for each photo when it is drawn."""
    return replace(
        pose,
        roll=soft_limit(pose.roll, ROLL_LIMIT),
        tx=soft_limit(pose.tx, SHIFT_LIMIT),
        ty=soft_limit(pose.ty, SHIFT_LIMIT),
        scale=math.exp(soft_limit(math.log(max(pose.scale, 0.1)), SIZE_LIMIT)),
    )


def _steered(measured: HeadPose, held: HeadPose) -> HeadPose:
    """The measured pose, bounded, about the pose of the controls."""
    pose = _bounded(measured)
    return HeadPose(
        pose.yaw + held.yaw,
        pose.pitch + held.pitch,
        pose.roll + held.roll,
        pose.tx + held.tx,
        pose.ty + held.ty,
        pose.scale * held.scale,
    )


def _gaze(motion: Motion, gaze: tuple[float, float], share: float) -> tuple[float, float]:
    """Gaze of the controls relative to the head is added: that of a chosen emotion, or of the gaze pad."""
    yaw, pitch = (
        (1 - share) * own + share * (seen + held)
        for own, seen, held in zip(motion.gaze, gaze, motion.held.gaze, strict=True)
    )
    return yaw, pitch


def _dynamics(motion: Motion, face: TrackedFace, scores: Floats, share: float) -> Floats:
    """[D] lids, brows and cheeks of the face, lips of the voice, or by `face.mouth` of the face."""
    held = np.zeros(DYNAMICS) if motion.held.dynamics is None else motion.held.dynamics.astype(np.float64)
    upper = from_blendshapes(np.where(_MOUTH | _LOOK, 0, scores)).astype(np.float64)
    seen = motion.dynamics.astype(np.float64)
    seen[BLINK] = upper[BLINK] + held[BLINK] * (1 - np.clip(upper[BLINK], 0, 1))
    seen[UPPER] = upper[UPPER] + held[UPPER]
    seen[SUPPLEMENT] = motion.dynamics[SUPPLEMENT] + upper[SUPPLEMENT]
    seen = _with_mouth(seen, held, face, scores)
    return np.asarray((1 - share) * motion.dynamics + share * seen, np.float32)


def _with_mouth(seen: Array, held: Array, face: TrackedFace, scores: Floats) -> Array:
    """[D] with smile and frown added as an emotion is, which keeps p, b and m shut, then the mouth of the face."""
    if face.smile > 0:
        smile = from_blendshapes(np.where(_EXPRESSION, face.smile * (1 - face.mouth) * scores, 0))
        seen = emotion.add(seen, smile.astype(np.float64), 1.0)
    if face.mouth > 0:
        mouth = face.mouth * from_blendshapes(np.where(_MOUTH, scores, 0)).astype(np.float64)
        seen[LOWER] = (1 - face.mouth) * seen[LOWER] + face.mouth * held[LOWER] + mouth[LOWER]
        seen[SUPPLEMENT] += mouth[SUPPLEMENT]
    return seen
