"""Geometry of one frame: all that changes from frame to frame, computed on the CPU whatever draws the pixels."""

from __future__ import annotations

from dataclasses import dataclass

from inference.decoder.eyes.painter import EyeGeometry
from inference.decoder.flow.head_flow import Flow
from inference.decoder.mouth.mouth_geometry import MouthGeometry
from inference.types import Floats


@dataclass(frozen=True, slots=True)
class FrameGeometry:
    """Where each part of the photo goes."""

    points: Floats
    """[478, 3] landmarks in crop pixels."""
    skin_points: Floats
    """The same for the folds of the skin: with the motion of brows and lids that worn glasses take away."""
    flow: Flow
    breath: float
    mouth: MouthGeometry | None
    """None if the photo's mouth suffices."""
    eyes: list[EyeGeometry]
