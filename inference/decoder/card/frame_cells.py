"""Cells of the flow over the whole frame, as the graph samples them."""

from __future__ import annotations

import math

import numpy as np

from inference.decoder.flow.flow_cells import FADE, HEADROOM, RING
from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.decoder.scene.breathing_body import between_steps, breath_depths
from inference.decoder.scene.scene import Scene, held
from inference.decoder.skin.skin_folds import SkinFolds
from inference.graph_session import Inputs
from inference.timebase import FRAME_SIZE
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
        self._corner = left - before[0] * cell, top - before[1] * cell
        self._extent = width * cell, height * cell
        self._area = np.s_[before[1] + RING : before[1] + rows - RING, before[0] + RING : before[0] + columns - RING]
        self._square = (
            before[0] + round((placement.left - left) / cell),
            before[1] + round((placement.top - top) / cell),
        )
        canvas = placement.canvas
        x, y = (
            start - edge + (np.arange(count) + 0.5) * cell - 0.5
            for start, edge, count in zip(self._corner, canvas[:2], (width, height), strict=True)
        )
        self._rest = np.stack(np.meshgrid(x, y), -1).astype(np.float32)
        self._depths = breath_depths(scene.chest)

    def layers(self, skin: SkinFolds) -> Inputs:
        """What stays on the card: positions of the cells at rest, and what head and breath add to them.

        Channels are those of the person at two breaths, then those of the face's folds.
        """
        scene = self._scene
        canvas = np.array(scene.person.shape[1::-1])
        crop = (self._rest - scene.to_canvas(np.zeros(2, np.float32))) / scene.placement.scale
        person = (self._rest + 0.5) * (2 / canvas) - 1
        folds = (crop - skin.corner + 0.5) * (2 / np.array(skin.size)) - 1
        breathed = _twice(np.asarray(scene.chest.origin(self._rest) * (2 / canvas), np.float32))
        inside = np.zeros((*self._rest.shape[:2], 1), np.float32)
        inside[self._area] = 1
        scales = [FRAME_SIZE * scene.placement.scale / canvas] * 2 + [FRAME_SIZE / np.array(skin.size)]
        return {
            "cells": np.concatenate([person, person, folds], -1)[None].astype(np.float32),
            "outer_breath": ((1 - inside) * breathed)[None].astype(np.float32),
            "inner_breath": (inside * breathed)[None].astype(np.float32),
            "on_layers": np.hstack([np.diag(scale) for scale in scales]).astype(np.float32),
            "headroom": _twice(np.repeat(FADE, 2, -1))[None].astype(np.float32),
            "cell_margins": self._margins(),
            "on_cells": self._on_cells(),
        }

    def breaths(self, breath: float) -> Inputs:
        """The two breaths of a frame, and the share of the second one in the picture; `breath` as of `Scene.draw`.

        They differ in the body around the head's square, of which the CPU mixes two prerendered breaths.
        """
        breath = held(breath)
        first, share = between_steps(breath, len(self._depths))
        depths = np.zeros(6, np.float32)
        depths[:4] = np.repeat(self._depths[first : first + 2], 2)
        return {
            "breaths": depths,
            "breath": np.array([breath], np.float32),
            "second_breath": np.array([share], np.float32),
        }

    def _margins(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Cells around the square and its headroom, before and after each axis of [1, rows, columns, 6]."""
        rows, columns = self._rest.shape[:2]
        left, top = self._square[0], self._square[1] - HEADROOM
        after = rows - top - HEADROOM - FLOW_SIZE, columns - left - FLOW_SIZE
        return np.array([0, top, left, 0, 0, *after, 0], np.int64)

    def _on_cells(self) -> Floats:
        """[2, 2] scale and shift of positions in the frame to positions on the cells."""
        size = np.array([self._scene.placement.width, self._scene.placement.height])
        shift = (size / 2 - self._corner) * 2 / self._extent - 1
        return np.stack([size / self._extent, shift]).astype(np.float32)


def _twice(values: Floats) -> Floats:
    """[..., 6] values [..., 2] for the person at two breaths, and 0 for the folds."""
    return np.concatenate([values, values, np.zeros_like(values)], -1)


def _cells(distance: float, cell: float) -> int:
    """Number of cells that cover a distance in pixels, and one more, so that positions are interpolated there."""
    return max(0, math.ceil(distance / cell)) + 1
