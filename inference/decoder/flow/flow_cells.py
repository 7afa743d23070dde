"""Flow cells over an output frame: source positions of its pixels, and the areas that can change."""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np

from inference.decoder.flow.chest import Chest
from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.decoder.placement import Placement
from inference.types import Floats, Pixels

HEADROOM = FLOW_SIZE // 8
"""Cells above the square into which hair may rise."""
RIM = 2
"""Cells beside and below the square in which the flow fades to 0."""
BAND = 8
"""Rows of cells drawn at once; few enough for the CPU cache."""

Area = tuple[slice, slice]

RING = 2
"""Cells at rest around all others, so that positions can be interpolated up to the edge."""

_LEFT, _ABOVE = RING + RIM, RING + HEADROOM
_ROWS, _COLUMNS = _ABOVE + FLOW_SIZE + RIM + RING, _LEFT + FLOW_SIZE + RIM + RING
FADE = (np.arange(HEADROOM, dtype=np.float32)[:, None, None] + 0.5) / HEADROOM
"""[8, 1, 1] share of the uppermost cells' motion that the cells above the square follow."""


class FlowCells:
    """Cells of one placement and one person; offsets and positions are pixels of the placement's canvas."""

    def __init__(self, placement: Placement, cover: Pixels, chest: Chest) -> None:
        """`cover` [h, w]: alpha of the person on the canvas."""
        self._cell = placement.side / FLOW_SIZE
        # An even number of cells is a whole number of pixels.
        self._left = placement.left - round(_LEFT * self._cell)
        self._top = placement.top - round(_ABOVE * self._cell)
        self._size = round(_COLUMNS * self._cell), round(_ROWS * self._cell)
        margin = round(RING * self._cell)
        self._columns = max(0, self._left + margin), min(placement.width, self._left + self._size[0] - margin)
        self._rows = max(0, self._top + margin), min(placement.height, self._top + self._size[1] - margin)
        left, top, _, _ = placement.canvas
        self._rest = self._places(self._left - left, self._top - top)
        self._breathed = chest.origin(self._rest)
        self._covered = self._cells_of(cover, self._left - left, self._top - top)
        self._bands: dict[int, list[tuple[Area, Area]]] = {}

    def positions(self, offsets: Floats, breath: float = 0.0) -> Floats:
        """[h, w, 2] source position of each pixel inside `bands`.

        `offsets` [64, 64, 2]: displacement of each cell by the head; `breath` as in Motion.
        """
        places = self.places(offsets, breath)
        return np.asarray(cv2.resize(places, self._size, interpolation=cv2.INTER_LINEAR), np.float32)

    def places(self, offsets: Floats, breath: float = 0.0) -> Floats:
        """[rows, columns, 2] source position of each cell; arguments as of `positions`."""
        places = self._rest + np.float32(breath) * self._breathed
        places[_ABOVE : _ABOVE + FLOW_SIZE, _LEFT : _LEFT + FLOW_SIZE] += offsets
        places[RING:_ABOVE, _LEFT : _LEFT + FLOW_SIZE] += offsets[:1] * FADE
        return np.asarray(places, np.float32)

    @property
    def corner(self) -> tuple[int, int]:
        """Left and top of the cells in pixels of the frame."""
        return self._left, self._top

    def bands(self, offsets: Floats) -> list[tuple[Area, Area]]:
        """Areas of the frame that the person covers, at rest or moved, each with the same area in `positions`."""
        reach = math.ceil(float(np.abs(offsets).max()) / self._cell) + 1
        if reach not in self._bands:
            self._bands[reach] = list(self._within_reach(reach))
        return self._bands[reach]

    def _within_reach(self, reach: int) -> Iterator[tuple[Area, Area]]:
        """Bands of cells at most `reach` cells away from the person at rest."""
        near = cv2.dilate(self._covered, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
        for row in range(0, _ROWS, BAND):
            columns = np.flatnonzero(near[row : row + BAND].any(axis=0))
            if len(columns):
                yield from self._area(row, int(columns[0]), int(columns[-1]) + 1)

    def _area(self, row: int, first: int, last: int) -> Iterator[tuple[Area, Area]]:
        """A band of cells as an area of the frame and of `positions`; none if it lies outside the frame."""
        top, bottom = (_within(self._top + round(r * self._cell), self._rows) for r in (row, row + BAND))
        left = _within(self._left + math.floor(first * self._cell), self._columns)
        right = _within(self._left + math.ceil(last * self._cell), self._columns)
        if left < right and top < bottom:
            on_cells = slice(top - self._top, bottom - self._top), slice(left - self._left, right - self._left)
            yield (slice(top, bottom), slice(left, right)), on_cells

    def _places(self, left: int, top: int) -> Floats:
        """[rows, columns, 2] centre of each cell in 0-based pixels of the canvas."""
        x = left + (np.arange(_COLUMNS) + 0.5) * self._cell - 0.5
        y = top + (np.arange(_ROWS) + 0.5) * self._cell - 0.5
        return np.stack(np.meshgrid(x, y), axis=-1).astype(np.float32)

    def _cells_of(self, cover: Pixels, left: int, top: int) -> Pixels:
        """[rows, columns] 1 where the person covers any part of a cell."""
        whole = np.zeros(self._size[::-1], np.float32)
        rows = slice(max(0, top), min(cover.shape[0], top + self._size[1]))
        columns = slice(max(0, left), min(cover.shape[1], left + self._size[0]))
        inside = slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)
        whole[inside] = cover[rows, columns] > 0
        return (cv2.resize(whole, (_COLUMNS, _ROWS), interpolation=cv2.INTER_AREA) > 0).astype(np.uint8)


def _within(place: int, limits: tuple[int, int]) -> int:
    return min(max(place, limits[0]), limits[1])
