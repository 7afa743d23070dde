"""Scene of one portrait: all still parts are rendered once, the head's square for each frame.

The person is taken from the photo at the frame's resolution, not from the crop, and the flow is 0 at the square's
edges, so there is no seam.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from inference.decoder.flow.chest import Chest
from inference.decoder.flow.flow_cells import Area, FlowCells
from inference.decoder.flow.flow_sampling import sample
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.decoder.paste import bounds
from inference.decoder.placement import SQUARE, Placement
from inference.decoder.scene.backdrop import PHOTO, Backdrop, paint_backdrop
from inference.decoder.scene.breathing_body import breathing_parts
from inference.decoder.scene.layers import separate_layers
from inference.decoder.scene.matte_strays import without_strays
from inference.face.eye_shape import EyeShape
from inference.face.patches import cv_matrix
from inference.motion.breathing import DEEPEST
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

REST = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2) - 0.5


class Scene:
    """The portrait at its placement in front of a background; each `draw` returns a new frame."""

    def __init__(self, portrait: Portrait, placement: Placement = SQUARE, backdrop: Backdrop | None = None) -> None:
        """Raises UserError if the background is a file that is no image."""
        self.placement = placement
        backdrop = backdrop or Backdrop()
        layers = separate_layers(portrait, placement)
        left, top, _, _ = placement.canvas
        shown = np.s_[-top : placement.height - top, -left : placement.width - left]
        self.behind = None if backdrop.transparent else paint_backdrop(backdrop, layers.plate[shown])
        if backdrop.kind != PHOTO:
            points = placement.to_output(portrait.landmarks) - np.array([left, top], np.float32)
            layers.person[..., 3] = without_strays(layers.person, points, placement.scale)
        self._person = layers.person if backdrop.transparent else _premultiplied(layers.person)
        chest = self.chest = Chest(portrait.landmarks, placement)
        self.cells = FlowCells(placement, self._person[..., 3], chest)
        self._rest_frame = np.zeros((placement.height, placement.width, 3 + backdrop.transparent), np.uint8)
        self.composite(np.ascontiguousarray(self._person[shown]), np.s_[:, :], self._rest_frame)
        self._body = breathing_parts(placement, chest, self._person[..., 3], self._drawn)

    @property
    def rest_frame(self) -> Pixels:
        """The frame at rest, as `draw` returns it; do not write to it."""
        return self._rest_frame

    def draw(self, flow: Floats, breath: float = 0.0) -> Pixels:
        """Renders a frame [h, w, 3], or [h, w, 4] with straight alpha on a transparent background.

        `flow` [64, 64, 2]: crop position (0-based pixels) shown by each cell of the square by the head's motion;
        `breath` as in Motion.
        """
        breath = held(breath)
        offsets = self.offsets(flow)
        positions = self.cells.positions(offsets, breath)
        picture = self._rest_frame.copy()
        for part in self._body:
            part.draw(picture, breath)
        for area, on_cells in self.cells.bands(offsets):
            self.composite(sample(self._person, positions[on_cells]), area, picture[area])
        return picture

    def offsets(self, flow: Floats) -> Floats:
        """[64, 64, 2] displacement of each cell in pixels of the canvas; `flow` as in `draw`."""
        return np.asarray((flow - REST) * np.float32(self.placement.scale), np.float32)

    def to_picture(self, window: Floats) -> Floats:
        """Converts a similarity [2, 3] into the crop to one into the frame."""
        moved = window * np.float32(self.placement.scale)
        moved[:, 2] += (self.placement.left, self.placement.top)
        return moved

    def redraw(self, picture: Pixels, window: Floats, origin: Floats, edge: Floats) -> None:
        """Renders a window [2, 3] of the crop again, in place.

        `origin` [h, w, 2]: crop position (0-based pixels) shown by each pixel of the window; `edge` [h, w] 0..1 is the
        opacity, 0 at the window's border.
        """
        found = self.locate_window(window, edge, picture)
        if found is None:
            return
        matrix, area = found
        size = picture[area].shape[1::-1]
        shown = cv2.warpAffine(self.to_canvas(origin), matrix, size, borderMode=cv2.BORDER_REPLICATE)
        share = cv2.warpAffine(edge, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        anew = np.empty_like(picture[area])
        self.composite(sample(self._person, np.asarray(shown, np.float32)), area, anew)
        blend(picture, area, anew, np.asarray(share, np.float32))

    def locate_window(self, window: Floats, edge: Floats, picture: Pixels) -> tuple[Floats, Area] | None:
        """Area of the frame that a window [2, 3] of the crop touches, and the window [2, 3] in it; None if outside.

        The window has the size of `edge` [h, w]; pixel centres of the returned one are at 0.
        """
        to_picture = self.to_picture(window)
        left, top, right, bottom = bounds(to_picture, edge.shape[1], edge.shape[0], *picture.shape[1::-1])
        if right <= left or bottom <= top:
            return None
        matrix = cv_matrix(to_picture)
        matrix[:, 2] -= (left, top)
        return matrix, np.s_[top:bottom, left:right]

    @property
    def person(self) -> Pixels:
        """[h, w, 4] the person on the canvas, in the format of `composite`."""
        return self._person

    @property
    def colours(self) -> Pixels:
        """[h, w, 3] colours of the person on the canvas."""
        return np.ascontiguousarray(self._person[..., :3])

    def eye_to_canvas(self, eye: EyeShape) -> EyeShape:
        """Converts an eye in crop pixels to canvas pixels, with pixel centres at 0.5."""
        axes = eye.axes * np.float32(self.placement.scale)
        axes[:, 2] = self.to_canvas(eye.axes[:, 2] - 0.5) + 0.5
        return replace(eye, axes=axes)

    def to_canvas(self, origin: Floats) -> Floats:
        """Converts crop positions to canvas positions (both 0-based pixels)."""
        left, top, _, _ = self.placement.canvas
        corner = self.placement.left - left - 0.5, self.placement.top - top - 0.5
        return np.asarray((origin + 0.5) * self.placement.scale + corner, np.float32)

    def _drawn(self, positions: Floats, area: Area) -> Pixels:
        """Renders an area of the frame from `positions` [h, w, 2] on the canvas."""
        picture = np.empty_like(self._rest_frame[area])
        self.composite(sample(self._person, positions), area, picture)
        return picture

    def composite(self, person: Pixels, area: Area, target: Pixels) -> None:
        """Composites the person [h, w, 4] over an area of the background into `target` of the same size."""
        if self.behind is None:
            target[:] = person
            return
        free = cv2.bitwise_not(cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB))
        behind = cv2.multiply(self.behind[area], free, scale=1 / 255)
        cv2.add(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), behind, dst=target)


def held(breath: float) -> float:
    """Limits a breath to those that are drawn."""
    return min(max(breath, -DEEPEST), DEEPEST)


def blend(picture: Pixels, area: Area, anew: Pixels, share: Floats) -> None:
    """Blends `anew` into an area of the frame with opacity `share` [h, w] 0..1, in place."""
    under = np.ascontiguousarray(picture[area])
    picture[area] = cv2.blendLinear(anew, under, share, 1 - share)


def _premultiplied(person: Pixels) -> Pixels:
    """[h, w, 4] with premultiplied alpha, which halves the cost of compositing."""
    cover = cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB)
    colour = cv2.multiply(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), cover, scale=1 / 255)
    return np.dstack([colour, person[..., 3]])
