"""One measured face."""

from __future__ import annotations

from dataclasses import dataclass

from inference.types import Floats, HeadPose


@dataclass(frozen=True, slots=True, eq=False)
class TrackedFace:
    """A face measured at one instant by a webcam or by another program; None for what is not measured."""

    captured_at: float
    """time.perf_counter() of the measurement."""
    scores: Floats | None = None
    """[52] ARKit scores 0..1, columns of inference.face.blendshapes; eyeLook... is ignored in favour of `gaze`."""
    pose: HeadPose | None = None
    """Head pose relative to the user's resting pose."""
    gaze: tuple[float, float] | None = None
    """(yaw, pitch) relative to the head in degrees, signs as in Motion.gaze."""
    mouth: float = 0.0
    """0..1: share of the mouth that follows `scores`; the rest follows the voice."""
    smile: float = 0.0
    """0..1: share of smile and frown that is added to the lips of the voice."""
    certainty: float = 1.0
    """0..1: how far the measurement is trusted; 0 leaves the generated motion."""
