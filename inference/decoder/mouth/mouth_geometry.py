"""Shape of the mouth of one frame."""

from __future__ import annotations

from dataclasses import dataclass

from inference.decoder.mouth.lip_shade import LipShade
from inference.decoder.mouth.lip_warp import LipSurfaces
from inference.decoder.mouth.tongue_tip import FLOOR, Tip
from inference.face.dental_arch import ArchView
from inference.types import Floats


@dataclass(frozen=True, slots=True)
class MouthGeometry:
    """Shape of the mouth of one frame, whatever draws it."""

    window: Floats
    """[2, 3] mouth window in the crop."""
    lips: LipSurfaces
    shade: LipShade
    upper: ArchView
    """Row of teeth in pixels of the frame, as the lower one."""
    lower: ArchView
    unit: float
    """Pixels of the frame per inter-ocular distance."""
    gap: float
    """Widest distance of the lips in inter-ocular distances."""
    tongue: Tip = FLOOR
    rounded: float = 0.0
    """How far the lips are narrower than at rest, up to 1; negative if they are spread."""
    gains: Floats | None = None
    """[24, 32, 4] gains of RGB on skin and lips, and of all three inside, on cells of the window; None for 1."""
