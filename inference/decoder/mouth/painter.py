"""Painter of the mouth: closing lips are warped at full resolution, an open mouth is painted by a network."""

from __future__ import annotations

import numpy as np

from inference.decoder.colour_range import colour_range_of
from inference.decoder.flow.flow_sampling import sample, window_map
from inference.decoder.flow.head_flow import Flow
from inference.decoder.mouth.lip_line import draw_line
from inference.decoder.mouth.lip_warp import lip_surfaces
from inference.decoder.mouth.network_input import colour_planes, network_input
from inference.decoder.mouth.teeth import aligned_photo_window, teeth_guide, teeth_plane
from inference.decoder.paste import paste
from inference.decoder.scene.scene import Scene
from inference.face.patches import MOUTH_SIZE, around_mouth, cut, feather, mouth_maps, mouth_ramps, mouth_window
from inference.onnx_session import open_session
from inference.types import Floats, Pixels, Portrait

_EDGE = feather(MOUTH_SIZE)
_COLOURS, _INNER_MOUTH = slice(0, 3), 7
"""Planes of the network's input that hold the warped photo's colours and the map of the inner mouth."""


class MouthPainter:
    """Paints the mouth of one portrait into frames of one scene."""

    def __init__(self, portrait: Portrait, scene: Scene, threads: int) -> None:
        """`threads` are CPU threads of the network."""
        self.network = open_session("decoder_mouth", threads)
        self._scene = scene
        self._landmarks = portrait.landmarks
        self._photo = np.dstack([portrait.crop, portrait.matte])
        self._colour_range = colour_range_of(portrait)
        self._own_teeth = teeth_plane(portrait.landmarks)[0]

    def paint(self, frame: Pixels, points: Floats, flow: Flow) -> None:
        """Paints the mouth at landmarks `points` [478, 3] in crop pixels into `frame` [h, w, >=3], in place."""
        window = mouth_window(points)
        planes = self._planes(points, window, self.warp_lips(frame, points, flow))
        (painted,) = self.network.run(x=planes[None])
        self._colour_range.tint(painted[0])
        seen, inside = planes[_COLOURS], planes[_INNER_MOUTH]
        draw_line(painted[0], seen, window, points, self._landmarks)
        paste(frame, painted[0], self._scene.to_picture(window), around_mouth(inside), inside, seen)

    def warp_lips(self, frame: Pixels, points: Floats, flow: Flow) -> Pixels:
        """Redraws closing lips in `frame` at full resolution; returns the warped photo's mouth window [h, w, 4]."""
        window = mouth_window(points)
        by_flow = window_map(flow.whole, window, MOUTH_SIZE)
        lips = lip_surfaces(by_flow, window, points, self._landmarks)
        if lips is None:
            return np.asarray(sample(self._photo, by_flow), np.uint8)
        self._scene.redraw(frame, window, lips.upper, _EDGE)
        self._scene.redraw(frame, window, lips.lower, _EDGE * lips.below)
        return lips.sample(self._photo)

    def _planes(self, points: Floats, window: Floats, warped: Pixels) -> Floats:
        """[16, h, w] input of the network; `warped` is the mouth window [h, w, 4] of the warped photo."""
        upper, lower = teeth_plane(points)
        own = aligned_photo_window(window, upper, self._own_teeth)
        return network_input(
            colour_planes(warped),
            colour_planes(np.asarray(cut(self._photo, own, MOUTH_SIZE), np.uint8)),
            mouth_maps(points, window),
            mouth_maps(self._landmarks, own),
            mouth_ramps(points, window),
            teeth_guide(window, upper, lower),
        )
