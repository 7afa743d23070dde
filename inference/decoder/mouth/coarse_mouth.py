"""The mouth of a frame on coarse cells, by its geometry alone: what the shading network sees.

The photo's skin and lips follow the contours of the lips, nose and chin; the inside is drawn as in the frame. No
pixel of the frame is read, so that a graphics card may draw it.
"""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.colour_range import ColourRange
from inference.decoder.flow.flow_sampling import sample
from inference.decoder.mouth.aperture import Aperture
from inference.decoder.mouth.interior import Interior
from inference.decoder.mouth.lip_curves import LOWER_EDGE, LOWER_RIM, UPPER_EDGE, UPPER_RIM, LipCurves
from inference.decoder.mouth.mouth_geometry import MouthGeometry
from inference.decoder.mouth.window_columns import across
from inference.face.dental_arch import ArchView
from inference.face.patches import MOUTH_SIZE, cut, into_window, mouth_window
from inference.types import Floats, Pixels, Teeth

CELLS = (32, 24)
"""Width, height of the mouth window in cells."""
CHANNELS = 8
"""Drawn RGB, the photo's RGB, share of lips and inside, share of the inside; each 0..1."""
CELL = MOUTH_SIZE[0] / CELLS[0]
"""Pixels of the mouth window per cell."""
AROUND = [2, 152]
"""Base of the nose and chin, whose motion the skin above and below the lips shares."""

_X = (np.arange(CELLS[0], dtype=np.float32) + 0.5) * np.float32(CELL)
_TOP = (np.arange(CELLS[1], dtype=np.float32) * np.float32(CELL))[:, None]
_Y = _TOP + np.float32(CELL / 2)


class CoarseMouth:
    """Draws the mouth of one portrait on cells."""

    def __init__(self, crop: Pixels, landmarks: Floats, teeth: Teeth, colours: ColourRange) -> None:
        """`crop` [512, 512, 3] and its `landmarks` [478, 3]."""
        self._window = mouth_window(landmarks)
        seen = cut(crop, self._window, MOUTH_SIZE).astype(np.float32) / 255
        self._photo = np.asarray(cv2.resize(seen, CELLS, interpolation=cv2.INTER_AREA), np.float32)
        self._around = into_window(landmarks[AROUND], self._window)
        self._interior = Interior(teeth, colours, float(CELLS[0]))
        lines = (into_window(landmarks[list(line)], self._window) for line in _CONTOURS)
        rim, upper, lower, under = (across(line, line[:, 1]) for line in lines)
        ends = into_window(landmarks[[61, 291]], self._window)[:, 0]
        lips = _covered(rim, under) * _beside(ends)
        self.rest = _stacked(self._photo, self._photo, lips, _covered(upper, lower))
        """[CHANNELS, h, w] the photo's own mouth."""

    def draw(self, mouth: MouthGeometry, points: Floats, picture: Floats) -> Floats:
        """[CHANNELS, h, w] a mouth in a frame with landmarks `points` [478, 3]; `picture` [2, 3]: its window in it."""
        curves = mouth.lips.curves
        skin = sample(self._photo, self._places(curves, into_window(points[AROUND], mouth.window)))
        inside, cover = self._inside(mouth, (in_cells(mouth.upper, picture), in_cells(mouth.lower, picture)))
        ends = np.array([curves.lines[0][0, 0], curves.lines[0][-1, 0]])
        lips = _covered(curves.rim, curves.under) * _beside(ends)
        return _stacked(skin * (1 - cover[..., None]) + inside, self._photo, lips, cover)

    def _places(self, curves: LipCurves, around: Floats) -> Floats:
        """[h, w, 2] cell (0-based) of the photo shown by each cell; `around`: base of the nose and chin."""
        moved = [self._around[k] - around[k] for k in range(2)]
        upper, lower = (np.broadcast_to(each[:, None], (2, CELLS[0])) for each in moved)
        lips = self._moved(curves)
        heights = list(_on_cells(np.stack([curves.rim, *curves.edges, curves.under])))
        heights = [np.minimum(around[0, 1], heights[0] - 1), *heights, np.maximum(around[1, 1], heights[3] + 1)]
        offsets = [upper, *lips, lower]
        added = np.broadcast_to(upper[:, None], (2, *CELLS[::-1])).copy()
        for k in range(5):
            share = (_Y - heights[k]) / np.maximum(heights[k + 1] - heights[k], np.float32(1e-3))
            added += np.clip(share, 0, 1) * (offsets[k + 1] - offsets[k])[:, None]
        across_, down = (_X + added[0]) / CELL - 0.5, (_Y + added[1]) / CELL - 0.5
        return np.stack([across_, down], -1).astype(np.float32)

    def _moved(self, curves: LipCurves) -> list[Floats]:
        """[2, w] each: offset of the photo's window pixels at the contours, in each column of cells."""
        lines = np.concatenate(curves.lines)
        offsets = into_window(np.concatenate(curves.sources) + np.float32(0.5), self._window) - lines
        ends = np.cumsum([len(line) for line in curves.lines])[:-1]
        return [_along(*each) for each in zip(curves.lines, np.split(offsets, ends), strict=True)]

    def _inside(self, mouth: MouthGeometry, rows: tuple[ArchView, ArchView]) -> tuple[Floats, Floats]:
        """[h, w, 3] and [h, w] colour of the inside, weighted by its cover, and cover of each cell."""
        curves = mouth.lips.curves
        unit = np.float32(1 / CELL)
        below, above = (_Y - _on_cells(curves.edges[0])) * unit, (_on_cells(curves.edges[1]) - _Y) * unit
        between = np.asarray(np.broadcast_to(_on_cells(curves.between), below.shape), np.float32)
        whole = Aperture(np.s_[0 : CELLS[1], 0 : CELLS[0]], below, above, between)
        inside, cover = np.zeros((*below.shape, 3), np.float32), np.zeros_like(below)
        if inner := whole.open_part():
            cover[inner.area] = inner.cover()
            drawn = self._interior.draw(inner, rows, float(CELLS[0]), mouth.gap, mouth.tongue, mouth.rounded)
            inside[inner.area] = drawn * (cover[inner.area] * np.float32(1 / 255))[..., None]
        return inside, cover


def _along(line: Floats, offsets: Floats) -> Floats:
    """[2, w] offsets [n, 2] at the points of a line [n, 2], in each column of cells."""
    order = np.argsort(line[:, 0])
    found = np.interp(_X, line[order, 0], offsets[order] @ [1, 1j])
    return np.stack([found.real, found.imag]).astype(np.float32)


_CONTOURS = (UPPER_RIM, UPPER_EDGE, LOWER_EDGE, LOWER_RIM)


def in_cells(view: ArchView, window: Floats) -> ArchView:
    """A row of teeth in cells of a mouth `window` [2, 3], both of one image."""
    inverse = np.linalg.inv(window[:, :2]) / CELL
    plane = np.column_stack([view.plane[:, :2], view.plane[:, 2] - window[:, 2]])
    return ArchView(np.asarray(inverse @ plane, np.float32), np.asarray(inverse @ view.depth, np.float32))


def _on_cells(values: Floats) -> Floats:
    """[..., columns of cells] means of values at columns of the window [..., w]."""
    return np.asarray(values.reshape(*values.shape[:-1], CELLS[0], -1).mean(-1), np.float32)


def _covered(upper: Floats, lower: Floats) -> Floats:
    """[h, w] share of each cell between two heights [window's w]."""
    top, floor = np.maximum(_TOP, _on_cells(upper)), np.minimum(_TOP + np.float32(CELL), _on_cells(lower))
    return np.asarray(np.maximum(floor - top, 0) * np.float32(1 / CELL), np.float32)


def _beside(ends: Floats) -> Floats:
    """[w] 1 between both corners of the mouth, 0 from a cell beside them on."""
    return np.asarray(np.clip(np.minimum(_X - ends.min(), ends.max() - _X) / CELL + 0.5, 0, 1), np.float32)


def _stacked(drawn: Floats, photo: Floats, lips: Floats, inside: Floats) -> Floats:
    planes = [*cv2.split(drawn), *cv2.split(photo), lips, inside]
    return np.stack(planes).astype(np.float32)
