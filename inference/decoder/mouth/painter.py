"""Painter of the mouth: lips warped as two surfaces at full resolution, and the inside drawn between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from inference.decoder.colour_range import colour_range_of
from inference.decoder.flow.flow_sampling import window_map
from inference.decoder.flow.head_flow import Flow
from inference.decoder.mouth.aperture import Aperture, aperture
from inference.decoder.mouth.coarse_mouth import CoarseMouth
from inference.decoder.mouth.interior import Interior
from inference.decoder.mouth.lip_seam import lip_seam
from inference.decoder.mouth.lip_shade import lip_shade, shade_lips
from inference.decoder.mouth.lip_warp import lip_surfaces
from inference.decoder.mouth.mouth_geometry import MouthGeometry
from inference.decoder.mouth.shading import MouthShading, lit, shaded_share
from inference.decoder.mouth.tongue_tip import FLOOR, Tip
from inference.decoder.scene.scene import Scene, blend
from inference.face.dental_arch import arches_of
from inference.face.patches import MOUTH_SIZE, eye_distance, feather, mouth_window
from inference.portrait.softness import softness
from inference.portrait.teeth import teeth_of
from inference.types import Floats, Pixels, Portrait

EDGE_SIGMAS = 2.5
"""Width of the lips' inner edges in sigmas of the photo's blur; at least one pixel."""
SOON = 4.0
"""Gain of the inside's opacity on the degree of change: it replaces the photo's inside before lips move far."""
NARROW, NARROWING, SPREAD = 1.0, 0.2, 0.25
"""Width of the mouth relative to rest below which lips are rounded, the further loss at which they are fully, and the
limit of what a spread mouth counts."""
CORNERS = (61, 291)
EDGE = feather(MOUTH_SIZE)


class MouthPainter:
    """Paints the mouth of one portrait into frames of one scene."""

    def __init__(self, portrait: Portrait, scene: Scene) -> None:
        self._scene, self._landmarks = scene, portrait.landmarks
        self._seam = lip_seam(portrait)
        self._rest_width = _width(portrait.neutral)
        self._arches = arches_of(portrait.landmarks, portrait.blendshapes)
        self.teeth = teeth_of(portrait)
        self.colours = colour_range_of(portrait)
        unit = eye_distance(portrait.landmarks) * scene.placement.scale
        blur = 0.0 if self.teeth.flat else softness(portrait, scene.placement.scale)
        self.interior = Interior(self.teeth, self.colours, unit, blur)
        self.soft = max(EDGE_SIGMAS * blur, 1.0)
        self.coarse = CoarseMouth(portrait.crop, portrait.landmarks, self.teeth, self.colours)
        self.shading = None if self.teeth.flat else MouthShading(self.coarse.rest, self.colours)

    def paint(self, frame: Pixels, points: Floats, flow: Flow) -> None:
        """Paints the mouth at landmarks `points` [478, 3] in crop pixels into `frame` [h, w, >=3], in place."""
        geometry = self.locate(points, flow)
        if geometry is not None:
            self.draw(frame, geometry)

    def locate(self, points: Floats, flow: Flow, tongue: Tip = FLOOR) -> MouthGeometry | None:
        """Shape of the mouth at landmarks `points` [478, 3]; None if the photo's mouth suffices."""
        window = mouth_window(points)
        lips = lip_surfaces(
            lambda: window_map(flow.whole, window, MOUTH_SIZE), window, points, self._landmarks, self._seam
        )
        if lips is None:
            return None
        placement = self._scene.placement
        shift = float(placement.left), float(placement.top)
        rounded = float(np.clip((NARROW - _width(points) / self._rest_width) / NARROWING, -SPREAD, 1))
        upper, lower = (view.scaled(placement.scale, shift) for view in self._arches.seen(points))
        shade = lip_shade(points, self._landmarks, self.teeth.flat)
        unit = eye_distance(points)
        gap = float((lips.edges[1] - lips.edges[0]).max() * np.linalg.norm(window[:, 0]) / unit)
        mouth = MouthGeometry(window, lips, shade, upper, lower, unit * placement.scale, gap, tongue, rounded)
        return replace(mouth, gains=self.shading.gains(*self.seen(mouth, points))) if self.shading else mouth

    def seen(self, mouth: MouthGeometry, points: Floats) -> tuple[Floats, Floats]:
        """What the shading network sees of a mouth at landmarks `points`, and how far its cells are shaded."""
        coarse = self.coarse.draw(mouth, points, self._scene.to_picture(mouth.window))
        return coarse, shaded_share(points, mouth.window, mouth.lips.curves.share)

    def draw(self, frame: Pixels, mouth: MouthGeometry) -> None:
        """Draws a located mouth into `frame` [h, w, >=3], in place."""
        self.warp_lips(frame, mouth)
        self._shade(frame, mouth)
        window = self._scene.to_picture(mouth.window)
        opening = aperture(mouth.lips, window, (frame.shape[1], frame.shape[0]))
        if opening is None:
            return
        shade_lips(frame, opening, mouth.shade, mouth.unit, self.colours.share)
        self._draw_inside(frame, opening, mouth)

    def warp_lips(self, frame: Pixels, mouth: MouthGeometry) -> None:
        """Redraws moving lips in `frame` at full resolution."""
        lips = mouth.lips
        self._redraw(frame, mouth.window, lips.upper, EDGE, lips.rows[0])
        self._redraw(frame, mouth.window, lips.lower, EDGE * lips.below, lips.rows[1])

    def _redraw(self, frame: Pixels, window: Floats, origin: Floats, edge: Floats, rows: slice) -> None:
        part = window.copy()
        part[:, 2] += rows.start * window[:, 1]
        self._scene.redraw(frame, part, origin[rows], edge[rows])

    def _shade(self, frame: Pixels, mouth: MouthGeometry) -> None:
        """Changes the light on skin and lips in `frame`."""
        found = self._scene.locate_window(mouth.window, EDGE, frame)
        if mouth.gains is None or found is None:
            return
        part = frame[found[1]][..., :3]
        part[:] = lit(part, mouth.gains[..., :3], self._scene.to_picture(mouth.window), found[1])

    def _draw_inside(self, frame: Pixels, opening: Aperture, mouth: MouthGeometry) -> None:
        inner = opening.open_part()
        if inner is None:
            return
        rows = mouth.upper, mouth.lower
        drawn = self.interior.draw(inner, rows, mouth.unit, mouth.gap, mouth.tongue, mouth.rounded)
        if mouth.gains is not None:
            drawn = lit(drawn, mouth.gains[..., 3:], self._scene.to_picture(mouth.window), inner.area)
        soon = np.float32(min(SOON * mouth.lips.curves.share, 1))
        blend(frame[..., :3], inner.area, drawn, inner.cover(self.soft) * soon)


def _width(points: Floats) -> float:
    """Distance of the mouth's corners at landmarks [478, 3], in inter-ocular distances."""
    left, right = points[list(CORNERS)]
    return float(np.linalg.norm(right - left)) / eye_distance(points)
