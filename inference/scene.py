"""An output picture prepared for one portrait: all that rests is drawn once, the head's square anew each time.

The person is taken from the photo in the resolution of the picture, not from the crop, and the flow rests at the
square's edges, so there is no seam to hide.
"""

from __future__ import annotations

import cv2
import numpy as np

from inference.backdrop import Backdrop, paint_backdrop
from inference.coarse_flow import FLOW_SIZE, centres
from inference.flow_sampling import sample
from inference.layers import take_apart
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
        self._person = layers.person if backdrop.transparent else _premultiplied(layers.person)
        self._area, self._on_flow = _moving(placement)
        self._still = np.zeros((placement.height, placement.width, 3 + backdrop.transparent), np.uint8)
        self._lay(np.ascontiguousarray(self._person[shown]), np.s_[:, :], self._still)
        rows, columns = self._area
        self._places = _positions(columns.start - left, columns.stop - left, rows.start - top, rows.stop - top)
        self._origins = np.empty_like(self._places)

    def draw(self, flow: Floats) -> Pixels:
        """A new picture [h, w, 3], or [h, w, 4] with straight alpha on a transparent ground.

        `flow` [64, 64, 2]: crop position (0-based pixels) that each part of the square shows.
        """
        np.add(self._offsets(flow), self._places, out=self._origins)
        picture = self._still.copy()
        self._lay(sample(self._person, self._origins), self._area, picture)
        return picture

    def to_picture(self, window: Floats) -> Floats:
        """A similarity [2, 3] into the crop as one into the picture."""
        moved = window * np.float32(self.placement.scale)
        moved[:, 2] += (self.placement.left, self.placement.top)
        return moved

    def _offsets(self, flow: Floats) -> Floats:
        """[h, w, 2] how far from its place in the canvas each pixel of the moving area is taken, in pixels."""
        offset = (flow - _REST) * np.float32(self.placement.scale)
        padded = np.zeros((HEADROOM + FLOW_SIZE + RIM, FLOW_SIZE + 2 * RIM, 2), np.float32)
        padded[HEADROOM:-RIM, RIM:-RIM] = offset
        padded[:HEADROOM, RIM:-RIM] = offset[:1] * _FADE
        size = padded.shape[1] * self.placement.side // FLOW_SIZE, padded.shape[0] * self.placement.side // FLOW_SIZE
        whole = cv2.resize(padded, size, interpolation=cv2.INTER_LINEAR)
        return np.asarray(whole[self._on_flow], np.float32)

    def _lay(self, person: Pixels, area: Area, picture: Pixels) -> None:
        """The person [h, w, 4] before the background, into an area of the picture."""
        if self._behind is None:
            picture[area] = person
            return
        free = cv2.bitwise_not(cv2.cvtColor(cv2.extractChannel(person, 3), cv2.COLOR_GRAY2RGB))
        behind = cv2.multiply(self._behind[area], free, scale=1 / 255)
        cv2.add(cv2.cvtColor(person, cv2.COLOR_RGBA2RGB), behind, dst=picture[area])


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
