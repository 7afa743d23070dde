"""Cells of the flow over the whole frame, as the graph samples them."""

from __future__ import annotations

import math

import numpy as np

from inference.decoder.flow.flow_cells import RING
from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.decoder.scene.breathing_body import between_steps, breath_depths
from inference.decoder.scene.scene import REST, Scene, held
from inference.types import Floats


class FrameCells:
    """Extends the cells of a scene, which lie around the head's square, to all of its frame."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        placement = scene.placement
        cell = placement.side / FLOW_SIZE
        left, top = scene.cells.corner
        inner = scene.cells.places(np.zeros((FLOW_SIZE, FLOW_SIZE, 2), np.float32))
        rows, columns = inner.shape[:2]
        before = _cells(left, cell), _cells(top, cell)
        after = (
            _cells(placement.width - left - columns * cell, cell),
            _cells(placement.height - top - rows * cell, cell),
        )
        width, height = before[0] + columns + after[0], before[1] + rows + after[1]
        self.corner = left - before[0] * cell, top - before[1] * cell
        """Left and top of the cells in pixels of the frame."""
        self.extent = width * cell, height * cell
        """Width and height of the cells in pixels of the frame."""
        self._area = np.s_[before[1] + RING : before[1] + rows - RING, before[0] + RING : before[0] + columns - RING]
        square = before[0] + round((placement.left - left) / cell), before[1] + round((placement.top - top) / cell)
        self._square = np.s_[square[1] : square[1] + FLOW_SIZE, square[0] : square[0] + FLOW_SIZE]
        canvas = placement.canvas
        x, y = (
            start - edge + (np.arange(count) + 0.5) * cell - 0.5
            for start, edge, count in zip(self.corner, canvas[:2], (width, height), strict=True)
        )
        self._rest = np.stack(np.meshgrid(x, y), -1).astype(np.float32)
        self._depths = breath_depths(scene.chest)
        self._breathed = scene.chest.origin(self._rest)
        self._crop = ((self._rest - scene.to_canvas(np.zeros(2, np.float32))) / placement.scale).astype(np.float32)

    def places(self, whole: Floats, breath: float) -> tuple[Floats, Floats, float]:
        """Two times the [rows, columns, 2] canvas position of each cell, and the share of the second in the picture.

        `whole`, `breath` as of `Scene.draw`. They differ in the body around the head's square, of which the CPU mixes
        two prerendered breaths.
        """
        breath = held(breath)
        moved = self._scene.cells.places(self._scene.offsets(whole), breath)
        first, share = between_steps(breath, len(self._depths))
        two = [self._rest + depth * self._breathed for depth in self._depths[first : first + 2]]
        for places in two:
            places[self._area] = moved[RING:-RING, RING:-RING]
        return two[0], two[1], share

    def crop_places(self, whole: Floats) -> Floats:
        """[rows, columns, 2] crop position (0-based pixels) that each cell shows, without breathing."""
        places = self._crop.copy()
        places[self._square] = REST + (whole - REST)
        return places


def _cells(distance: float, cell: float) -> int:
    """Number of cells that cover a distance in pixels, and one more, so that positions are interpolated there."""
    return max(0, math.ceil(distance / cell)) + 1
