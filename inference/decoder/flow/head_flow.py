"""Flow field of one portrait's head, limited at the edges of the crop."""

from __future__ import annotations

from dataclasses import dataclass

from inference.decoder.flow.flow_sampling import to_pixels
from inference.decoder.flow.head_surface import HeadSurface
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, edge_fade, limit_at_top
from inference.face.head_crop import cut_off
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Portrait

_UNIT = 2 / FRAME_SIZE
_REST = centres(FLOW_SIZE)


@dataclass(frozen=True, slots=True)
class Flow:
    """Flow field of one frame: the crop position (0-based pixels) that each output cell shows."""

    whole: Floats
    """[64, 64, 2] by head pose and expression."""
    by_pose: Floats
    """[64, 64, 2] by head pose alone, with the photo's expression."""


class HeadFlow:
    """Computes the flow field of a portrait for driving landmarks."""

    def __init__(self, portrait: Portrait, rigid: Floats | None = None) -> None:
        """`rigid` [64, 64]: share 0..1 of the facial motion that each cell does not follow, as glasses do."""
        self._surface = HeadSurface(portrait.landmarks * _UNIT - 1, portrait.matte, rigid)
        self._free = edge_fade(FLOW_SIZE)
        self._cut = cut_off(portrait)

    def at(self, points: Floats) -> Flow:
        """The flow to landmarks `points` [478, 3] in crop pixels."""
        whole, by_pose = (self._inside(places - _REST) for places in self._surface.flows(points * _UNIT - 1))
        return Flow(to_pixels(_REST + whole), to_pixels(_REST + by_pose))

    def _inside(self, offset: Floats) -> Floats:
        """Fades offsets [64, 64, 2] to 0 at those edges of the crop beyond which there are no pixels."""
        faded = offset * self._free
        return limit_at_top(faded) if self._cut else faded
