"""Errors of gaze, distance and head pose: requested values against those the face model measures in rendered frames.

Gaze is computed from the iris positions relative to the eye corners and two facts about human eyes, independently of
inference/face/eyes.py: pupils are 63 mm apart (adult mean), and the iris is about 12 mm in front of the eyeball's
centre. Every measurement is relative to the same portrait's frame at neutral controls.

The face model over- or underestimates rotations. training.evaluate.face_model_gain measures these gains on rendered
3-D heads of known pose and gaze, and readings are divided by them; `raw` skips the division.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, align, rotation_matrix
from inference.face_model import Face, FaceFinder
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.portrait.portrait import register
from inference.timebase import SAMPLE_RATE
from inference.types import AudioChunk, Floats, HeadPose, Portrait
from training.evaluate.head_measures import rotation_vectors
from training.evaluate.mouth_measures import Curve

PORTRAITS = tuple(
    Path(__file__).parents[2] / "resources" / "portraits" / f"{name}.jpg"
    for name in ("clara", "felix", "mei", "omar", "priya", "walter")
)

PUPILS_APART, EYEBALL = 63.0, 12.0
"""Millimetres (source: Dodgson 2004, "Variation and extrema of human interpupillary distance"; eyeball radius)."""

EYES = ((468, (33, 133)), (473, (362, 263)))
"""First iris landmark (of five) and eye corners of each eye."""

POSE_GAIN = np.array([0.75, 1.14, 0.98])
"""Measured degrees of pitch, yaw and roll per true degree (training.evaluate.face_model_gain)."""

GAZE_GAIN = np.array([1.23, 0.35])
"""Measured degrees of gaze yaw and pitch per true degree."""

LOOKS = 4
"""Refinement passes of the face tracker, after which its result no longer depends on the initial face."""

SETTLED = 1.0
"""Seconds of silence before the measurement, in which controls ease in."""

ASKED = {
    "gaze": [Controls(still=True, gaze=gaze) for gaze in ((-12, 0), (12, 0), (-6, 5), (6, -5), (0, 8), (0, -8))],
    "distance": [Controls(still=True, distance=distance) for distance in (0.85, 1.15, 1.3)],
    "pose": [
        Controls(still=True, head_pose=pose)
        for pose in ((-10, 0, 0), (10, 0, 0), (0, -7, 0), (0, 7, 0), (0, 0, -8), (0, 0, 8), (6, 4, -4))
    ],
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Head alignment and iris positions measured in a rendered frame."""

    alignment: Alignment
    irises: Curve
    """[2] mean offset of the irises to the right of and below the midpoint of the eye corners, in mm."""


def control_errors(portraits: tuple[Path, ...] = PORTRAITS) -> dict[str, list[tuple[float, float]]]:
    """(error, raw error) pairs by control: gaze in degrees, distance as a relative error, pose in degrees."""
    errors: dict[str, list[tuple[float, float]]] = {name: [] for name in ASKED}
    finder = FaceFinder()
    for path in portraits:
        portrait = register(path)
        decoder = Decoder(portrait)
        rest = look_at(finder, decoder, portrait, Controls(still=True))
        for name, settings in ASKED.items():
            for controls in settings:
                seen = look_at(finder, decoder, portrait, controls)
                errors[name].append((ERRORS[name](rest, seen, controls), ERRORS[name](rest, seen, controls, raw=True)))
    return errors


def look_at(finder: FaceFinder, decoder: Decoder, portrait: Portrait, controls: Controls) -> Seen:
    """Render the portrait with `controls` and measure its face."""
    generator = MotionGenerator(0, controls)
    motions = generator.push(AudioChunk(np.zeros(round(SETTLED * SAMPLE_RATE), np.float32), 0, 0.0))
    picture, face = decoder.render(motions[-1]), Face(portrait.landmarks, 1.0)
    for _ in range(LOOKS):
        face = finder.refine(picture, face)
    return seen(face.landmarks)


def seen(landmarks: Floats) -> Seen:
    """Head alignment and iris positions of landmarks [478, 3]."""
    points = landmarks.astype(np.float64)
    alignment = align(points, dynamics_space().mean_face)
    face = alignment.to_face(points)
    irises = np.stack([face[first : first + 5, :2].mean(0) for first, _ in EYES])
    middles = np.stack([face[list(corners), :2].mean(0) for _, corners in EYES])
    millimetre = np.linalg.norm(irises[0] - irises[1]) / PUPILS_APART
    return Seen(alignment, (irises - middles).mean(0) / millimetre)


def gaze_of(rest: Seen, turned: Seen) -> Curve:
    """[2] change of gaze yaw and pitch in degrees; positive is to the image's right and up."""
    right, down = (turned.irises - rest.irises) / EYEBALL
    return np.degrees(np.arcsin(np.clip([right, -down], -1, 1)))


def pose_of(rest: Seen, turned: Seen) -> Curve:
    """[3, 3] rotation of the head from `rest` to `turned`, in image axes."""
    return turned.alignment.rotation @ rest.alignment.rotation.T


def gaze_error(rest: Seen, turned: Seen, controls: Controls, raw: bool = False) -> float:
    """Degrees between the requested and the measured gaze."""
    found = gaze_of(rest, turned) / (1 if raw else GAZE_GAIN)
    return float(np.linalg.norm(found - np.array(controls.gaze)))


def distance_error(rest: Seen, turned: Seen, controls: Controls, raw: bool = False) -> float:  # noqa: ARG001
    """Relative error of the face's size against 1 / distance."""
    return float(abs(turned.alignment.scale / rest.alignment.scale * controls.distance - 1))


def pose_error(rest: Seen, turned: Seen, controls: Controls, raw: bool = False) -> float:
    """Length in degrees of the difference between the requested and the measured rotation vector."""
    found = rotation_vectors(pose_of(rest, turned)) / (1 if raw else POSE_GAIN)
    asked = rotation_vectors(rotation_matrix(HeadPose(*controls.head_pose)))
    return float(np.degrees(np.linalg.norm(found - asked)))


ERRORS: dict[str, Callable[..., float]] = {"gaze": gaze_error, "distance": distance_error, "pose": pose_error}
