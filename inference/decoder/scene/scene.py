"""An output picture prepared for one portrait: all that rests is drawn once, the head's square anew each time.

The person is taken from the photo in the resolution of the picture, not from the crop, and the flow rests at the
square's edges, so there is no seam to hide.
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
from inference.decoder.scene.layers import take_apart
from inference.decoder.scene.matte_strays import without_strays
from inference.face.eye_shape import EyeShape
from inference.face.patches import cv_matrix
from inference.motion.breathing import DEEPEST
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

_REST = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2) - 0.5


class Scene:
    """The portrait in its place before a background; several pictures may be drawn at once."""

    def __init__(self, portrait: Portrait, placement: Placement = SQUARE, backdrop: Backdrop | None = None) -> None:
        """UserError when the background is a file that is no picture."""
        self.placement = placement
        backdrop = backdrop or Backdrop()
        layers = take_apart(portrait, placement)
        left, top, _, _ = placement.canvas
        shown = np.s_[-top : placement.height - top, -left : placement.width - left]
        self._behind = None if backdrop.transparent else paint_backdrop(backdrop, layers.plate[shown])
        if backdrop.kind != PHOTO:
            points = placement.to_output(portrait.landmarks) - np.array([left, top], np.float32)
            layers.person[..., 3] = without_strays(layers.person, points, placement.scale)
        self._person = layers.person if backdrop.transparent else _premultiplied(layers.person)
        chest = Chest(portrait.landmarks, placement)
        self._cells = FlowCells(placement, self._person[..., 3], chest)
        self._still = np.zeros((placement.height, placement.width, 3 + backdrop.transparent), np.uint8)
        self.lay(np.ascontiguousarray(self._person[shown]), np.s_[:, :], self._still)
        self._body = breathing_parts(placement, chest, self._person[..., 3], self._drawn)

    @property
    def still(self) -> Pixels:
        """The portrait at rest, as `draw` gives it; not to be written to."""
        return self._still

    def draw(self, flow: Floats, breath: float = 0.0) -> Pixels:
        """A new picture [h, w, 3], or [h, w, 4] with straight alpha on a transparent ground.

        `flow` [64, 64, 2]: crop position (0-based pixels) that each part of the square shows by the head
        alone; `breath` as in Motion.
        """
        breath = min(max(breath, -DEEPEST), DEEPEST)
        offsets = (flow - _REST) * np.float32(self.placement.scale)
        positions = self._cells.positions(offsets, breath)
        picture = self._still.copy()
        for part in self._body:
            part.lay(picture, breath)
        for area, on_cells in self._cells.bands(offsets):
            self.lay(sample(self._person, positions[on_cells]), area, picture[area])
        return picture

    def to_picture(self, window: Floats) -> Floats:
        """A similarity [2, 3] into the crop as one into the picture."""
        moved = window * np.float32(self.placement.scale)
        moved[:, 2] += (self.placement.left, self.placement.top)
        return moved

    def redraw(self, picture: Pixels, window: Floats, origin: Floats, edge: Floats) -> None:
        """Draws a window [2, 3] into the crop anew, in place.

        `origin` [h, w, 2]: crop position (0-based pixels) that each of the window's pixels shows; `edge` [h, w] 0..1
        takes it to nothing at the window's border.
        """
        found = self.find(window, edge, picture)
        if found is None:
            return
        matrix, area = found
        size = picture[area].shape[1::-1]
        shown = cv2.warpAffine(self.on_canvas(origin), matrix, size, borderMode=cv2.BORDER_REPLICATE)
        share = cv2.warpAffine(edge, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        anew = np.empty_like(picture[area])
        self.lay(sample(self._person, np.asarray(shown, np.float32)), area, anew)
        blend(picture, area, anew, np.asarray(share, np.float32))

    def find(self, window: Floats, edge: Floats, picture: Pixels) -> tuple[Floats, Area] | None:
        """Where a window [2, 3] into the crop, as large as `edge` [h, w], lies in the picture; None when outside.

        As the area that it touches, and the window [2, 3] in that area, which counts a pixel's centre as 0.
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
        """[h, w, 4] the person on the canvas, as `lay` takes it."""
        return self._person

    @property
    def colours(self) -> Pixels:
        """[h, w, 3] the person on the canvas."""
        return np.ascontiguousarray(self._person[..., :3])

    def on_canvas_shape(self, eye: EyeShape) -> EyeShape:
        """An eye of the crop as one of the canvas, where a pixel's centre is 0.5."""
        axes = eye.axes * np.float32(self.placement.scale)
        axes[:, 2] = self.on_canvas(eye.axes[:, 2] - 0.5) + 0.5
        return replace(eye, axes=axes)

    def on_canvas(self, origin: Floats) -> Floats:
        """Crop positions (0-based pixels) as those of the canvas."""
        left, top, _, _ = self.placement.canvas
        corner = self.placement.left - left - 0.5, self.placement.top - top - 0.5
        return np.asarray((origin + 0.5) * self.placement.scale + corner, np.float32)

    def _drawn(self, positions: Floats, area: Area) -> Pixels:
        """An area of the picture whose pixels are taken from `positions` [h, w, 2] on the canvas."""
        picture = np.empty_like(self._still[area])
        self.lay(sample(self._person, positions), area, picture)
        return picture

    def lay(self, person: Pixels, area: Area, target: Pixels) -> None:
        """The person [h, w, 4] before the background of an area of the picture, into `target` of the same size."""
        if self._behind is None:
            target[:] = person
            return
        free = cv2.bitwise_not(cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB))
        behind = cv2.multiply(self._behind[area], free, scale=1 / 255)
        cv2.add(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), behind, dst=target)


def blend(picture: Pixels, area: Area, anew: Pixels, share: Floats) -> None:
    """Lays `anew` over an area of the picture, as much of it as `share` [h, w] 0..1 says, in place."""
    under = np.ascontiguousarray(picture[area])
    picture[area] = cv2.blendLinear(anew, under, share, 1 - share)


def _premultiplied(person: Pixels) -> Pixels:
    """[h, w, 4] with colours multiplied by the cover: half the work when it is laid over a background."""
    cover = cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB)
    colour = cv2.multiply(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), cover, scale=1 / 255)
    return np.dstack([colour, person[..., 3]])
