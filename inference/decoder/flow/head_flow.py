"""Flow field of one portrait's head, limited at the edges of the crop."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from inference.decoder.flow.flow_sampling import to_pixels
from inference.decoder.flow.head_surface import HeadSurface, SurfaceMotion
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, edge_fade, limit_at_top
from inference.face.head_crop import cut_off
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Portrait

_UNIT = 2 / FRAME_SIZE
_REST = centres(FLOW_SIZE)
FREE = edge_fade(FLOW_SIZE)
"""[64, 64, 1] share of the flow that is left at the crop's edges."""


class Flow:
    """Flow field of one frame: the crop position (0-based pixels) that each output cell shows.

    The fields are computed where they are asked for: a graphics card computes its own from the motion.
    """

    def __init__(self, motion: SurfaceMotion, fields: Callable[[SurfaceMotion], tuple[Floats, Floats]]) -> None:
        """`fields` returns `whole` and `by_pose` of a motion."""
        self.motion = motion
        self._of = fields

    @property
    def whole(self) -> Floats:
        """[64, 64, 2] by head pose and expression."""
        return self._fields[0]

    @property
    def by_pose(self) -> Floats:
        """[64, 64, 2] by head pose alone, with the photo's expression."""
        return self._fields[1]

    @cached_property
    def _fields(self) -> tuple[Floats, Floats]:
        return self._of(self.motion)


class HeadFlow:
    """Computes the flow field of a portrait for driving landmarks."""

    def __init__(self, portrait: Portrait, rigid: Floats | None = None) -> None:
        """`rigid` [64, 64]: share 0..1 of the facial motion that each cell does not follow, as glasses do."""
        self.surface = HeadSurface(portrait.landmarks * _UNIT - 1, portrait.matte, rigid)
        self.cut = cut_off(portrait)
        """Whether the crop's upper edge cuts the head."""

    def at(self, points: Floats) -> Flow:
        """The flow to landmarks `points` [478, 3] in crop pixels."""
        return Flow(self.surface.motion(points * _UNIT - 1), self._fields)

    def _fields(self, motion: SurfaceMotion) -> tuple[Floats, Floats]:
        whole, by_pose = (self._inside(places - _REST) for places in self.surface.fields(motion))
        return to_pixels(_REST + whole), to_pixels(_REST + by_pose)

    def _inside(self, offset: Floats) -> Floats:
        """Fades offsets [64, 64, 2] to 0 at those edges of the crop beyond which there are no pixels."""
        faded = offset * FREE
        return limit_at_top(faded) if self.cut else faded
