"""Painter of the mouth: lips warped as two surfaces at full resolution, and the inside drawn between them."""

from __future__ import annotations

import numpy as np

from inference.decoder.colour_range import colour_range_of
from inference.decoder.flow.flow_sampling import window_map
from inference.decoder.flow.head_flow import Flow
from inference.decoder.mouth.aperture import Aperture, aperture
from inference.decoder.mouth.interior import Interior
from inference.decoder.mouth.lip_shade import shade_lips
from inference.decoder.mouth.lip_warp import LipSurfaces, lip_surfaces
from inference.decoder.scene.scene import Scene, blend
from inference.face.dental_arch import arches_of
from inference.face.patches import MOUTH_SIZE, eye_distance, feather, mouth_window
from inference.portrait.teeth import teeth_of
from inference.types import Floats, Pixels, Portrait

EDGE_SIGMAS = 2.5
"""Width of the lips' inner edges in sigmas of the photo's blur; at least one pixel."""
SOON = 4.0
"""Gain of the inside's opacity on the degree of change: it replaces the photo's inside before lips move far."""
_EDGE = feather(MOUTH_SIZE)


class MouthPainter:
    """Paints the mouth of one portrait into frames of one scene."""

    def __init__(self, portrait: Portrait, scene: Scene) -> None:
        self._scene, self._landmarks = scene, portrait.landmarks
        self._arches = arches_of(portrait.landmarks, portrait.blendshapes)
        self._teeth = teeth_of(portrait, self._arches)
        self._colours = colour_range_of(portrait)
        unit = eye_distance(portrait.landmarks) * scene.placement.scale
        self._interior = Interior(self._teeth, self._colours, unit, scene.placement.scale)
        self._soft = max(EDGE_SIGMAS * self._teeth.softness * scene.placement.scale, 1.0)

    def paint(self, frame: Pixels, points: Floats, flow: Flow) -> None:
        """Paints the mouth at landmarks `points` [478, 3] in crop pixels into `frame` [h, w, >=3], in place."""
        lips = self.warp_lips(frame, points, flow)
        if lips is None:
            return
        window = self._scene.to_picture(mouth_window(points))
        opening = aperture(lips, window, (frame.shape[1], frame.shape[0]))
        if opening is None:
            return
        if not self._teeth.flat:
            shade_lips(frame, opening, points, self._landmarks, self._unit(points), self._colours.share)
        self._draw_inside(frame, opening, points, lips.share)

    def warp_lips(self, frame: Pixels, points: Floats, flow: Flow) -> LipSurfaces | None:
        """Redraws moving lips in `frame` at full resolution; None if the photo's mouth suffices."""
        window = mouth_window(points)
        lips = lip_surfaces(window_map(flow.whole, window, MOUTH_SIZE), window, points, self._landmarks)
        if lips is not None:
            self._redraw(frame, window, lips.upper, _EDGE, lips.rows[0])
            self._redraw(frame, window, lips.lower, _EDGE * lips.below, lips.rows[1])
        return lips

    def _redraw(self, frame: Pixels, window: Floats, origin: Floats, edge: Floats, rows: slice) -> None:
        part = window.copy()
        part[:, 2] += rows.start * window[:, 1]
        self._scene.redraw(frame, part, origin[rows], edge[rows])

    def _draw_inside(self, frame: Pixels, opening: Aperture, points: Floats, share: float) -> None:
        inner = opening.open_part()
        if inner is None:
            return
        unit = self._unit(points)
        placement = self._scene.placement
        shift = float(placement.left), float(placement.top)
        upper, lower = (view.scaled(placement.scale, shift) for view in self._arches.seen(points))
        drawn = self._interior.draw(inner, upper, lower, unit)
        blend(frame[..., :3], inner.area, drawn, inner.cover(self._soft) * np.float32(min(SOON * share, 1)))

    def _unit(self, points: Floats) -> float:
        return eye_distance(points) * self._scene.placement.scale
