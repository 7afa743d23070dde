"""An output picture prepared for one portrait: all that rests is drawn once, the head's square anew each time.

The person is taken from the photo in the resolution of the picture, not from the crop, and the flow rests at the
square's edges, so there is no seam to hide.
"""

from __future__ import annotations

import cv2
import numpy as np

from inference.backdrop import PHOTO, Backdrop, paint_backdrop
from inference.coarse_flow import FLOW_SIZE, centres
from inference.face_patches import cv_matrix
from inference.flow_sampling import sample
from inference.foreground_colour import without_twigs
from inference.layers import take_apart
from inference.paste import bounds
from inference.placement import SQUARE, Placement
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

HEADROOM = FLOW_SIZE // 8
"""Cells of the flow above the square into which hair may rise."""
RIM = 2
"""Cells beside and below the square in which the flow comes to nothing."""

Area = tuple[slice, slice]

_REST = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2) - 0.5
_FADE = (np.arange(HEADROOM, dtype=np.float32)[:, None, None] + 0.5) / HEADROOM


class Scene:
    """The portrait in its place before a background. Not thread-safe, as its decoder."""

    def __init__(self, portrait: Portrait, placement: Placement = SQUARE, backdrop: Backdrop | None = None) -> None:
        """UserError when the background is a file that is no picture."""
        self.placement = placement
        backdrop = backdrop or Backdrop()
        layers = take_apart(portrait, placement)
        left, top, _, _ = placement.canvas
        shown = np.s_[-top : placement.height - top, -left : placement.width - left]
        self._behind = None if backdrop.transparent else paint_backdrop(backdrop, layers.plate[shown])
        if backdrop.kind != PHOTO:
            layers.person[..., 3] = without_twigs(layers.person[..., 3], placement.scale)
        self._person = layers.person if backdrop.transparent else _premultiplied(layers.person)
        self._area, self._on_flow = _moving(placement)
        self._still = np.zeros((placement.height, placement.width, 3 + backdrop.transparent), np.uint8)
        self._lay(np.ascontiguousarray(self._person[shown]), np.s_[:, :], self._still)
        rows, columns = self._area
        self._places = _positions(columns.start - left, columns.stop - left, rows.start - top, rows.stop - top)
        self._origins = np.empty_like(self._places)

    @property
    def still(self) -> Pixels:
        """The portrait at rest, as `draw` gives it; not to be written to."""
        return self._still

    def draw(self, flow: Floats) -> Pixels:
        """A new picture [h, w, 3], or [h, w, 4] with straight alpha on a transparent ground.

        `flow` [64, 64, 2]: crop position (0-based pixels) that each part of the square shows.
        """
        np.add(self._offsets(flow), self._places, out=self._origins)
        picture = self._still.copy()
        self._lay(sample(self._person, self._origins), self._area, picture[self._area])
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
        to_picture = self.to_picture(window)
        left, top, right, bottom = bounds(to_picture, edge.shape[1], edge.shape[0], *picture.shape[1::-1])
        if right <= left or bottom <= top:
            return
        matrix = cv_matrix(to_picture)
        matrix[:, 2] -= (left, top)
        size = right - left, bottom - top
        shown = cv2.warpAffine(origin, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        places = self._on_canvas(np.asarray(shown, np.float32))
        share = cv2.warpAffine(edge, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)[..., None]
        area = np.s_[top:bottom, left:right]
        under = picture[area]
        anew = np.empty_like(under)
        self._lay(sample(self._person, places), area, anew)
        under[:] = under + share * (anew.astype(np.float32) - under) + 0.5

    def _on_canvas(self, origin: Floats) -> Floats:
        """Crop positions (0-based pixels) as those of the canvas."""
        left, top, _, _ = self.placement.canvas
        corner = self.placement.left - left - 0.5, self.placement.top - top - 0.5
        return np.asarray((origin + 0.5) * self.placement.scale + corner, np.float32)

    def _offsets(self, flow: Floats) -> Floats:
        """[h, w, 2] how far from its place in the canvas each pixel of the moving area is taken, in pixels."""
        offset = (flow - _REST) * np.float32(self.placement.scale)
        padded = np.zeros((HEADROOM + FLOW_SIZE + RIM, FLOW_SIZE + 2 * RIM, 2), np.float32)
        padded[HEADROOM:-RIM, RIM:-RIM] = offset
        padded[:HEADROOM, RIM:-RIM] = offset[:1] * _FADE
        size = padded.shape[1] * self.placement.side // FLOW_SIZE, padded.shape[0] * self.placement.side // FLOW_SIZE
        whole = cv2.resize(padded, size, interpolation=cv2.INTER_LINEAR)
        return np.asarray(whole[self._on_flow], np.float32)

    def _lay(self, person: Pixels, area: Area, target: Pixels) -> None:
        """The person [h, w, 4] before the background of an area of the picture, into `target` of the same size."""
        if self._behind is None:
            target[:] = person
            return
        free = cv2.bitwise_not(cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB))
        behind = cv2.multiply(self._behind[area], free, scale=1 / 255)
        cv2.add(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), behind, dst=target)


def _premultiplied(person: Pixels) -> Pixels:
    """[h, w, 4] with colours multiplied by the cover: half the work when it is laid over a background."""
    cover = cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB)
    colour = cv2.multiply(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), cover, scale=1 / 255)
    return np.dstack([colour, person[..., 3]])


def _moving(placement: Placement) -> tuple[Area, Area]:
    """The part of the picture that the flow with its headroom and rim covers; the same part of the enlarged flow."""
    cell = placement.side / FLOW_SIZE
    left, top = placement.left - round(RIM * cell), placement.top - round(HEADROOM * cell)
    right = placement.left + placement.side + round(RIM * cell)
    bottom = placement.top + placement.side + round(RIM * cell)
    columns = slice(max(0, left), min(placement.width, right))
    rows = slice(max(0, top), min(placement.height, bottom))
    on_flow = slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)
    return (rows, columns), on_flow


def _positions(left: int, right: int, top: int, bottom: int) -> Floats:
    """[bottom - top, right - left, 2] each pixel's own place (x, y)."""
    x, y = np.arange(left, right, dtype=np.float32), np.arange(top, bottom, dtype=np.float32)
    return np.stack(np.meshgrid(x, y), axis=-1)
