"""User controls of the face: emotion, gaze, distance, head motion, blinks."""

from __future__ import annotations

from dataclasses import dataclass

from inference.types import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Controls:
    """Values of all controls; the defaults change nothing."""

    emotion: Floats | None = None
    """[52] ARKit scores (see blendshapes.py) added to the voice's motion; None for none."""
    gaze: tuple[float, float] = (0.0, 0.0)
    """(yaw, pitch) degrees away from the viewer; positive looks to the picture's right / up."""
    distance: float = 1.0
    """1 as in the photo, 2 twice as far away."""
    head_pose: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """(yaw, pitch, roll) degrees added to the head's own motion, signs as in HeadPose."""
    head_motion: float = 1.0
    """Amplitude of the head: 0 still .. 2 twice the usual."""
    head_speed: float = 1.0
    """Speed of the head: 0.25 .. 2 times the usual."""
    expressiveness: float = 1.0
    """0 .. 2: amplitude of brows and lids, and in part of the mouth."""
    blink_rate: float | None = None
    """Blinks a minute; None for the natural rate, which talk raises."""
    mood: bool = False
    """Whether the voice's mood colours the face while `emotion` is None: hardly more than a guess."""
    still: bool = False
    """Only the mouth moves (and the lids, when blink_rate asks for blinks)."""
