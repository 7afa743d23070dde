"""Order in which patches fill a hole: along strong edges first, so that lines continue straight into it.

Source: Criminisi, Perez, Toyama 2004, "Region filling and object removal by exemplar-based image inpainting", eq. 1.
"""

from __future__ import annotations

import numpy as np

from inference.portrait.patch_table import HALF, PATCH, Mask, Numbers
from inference.types import Floats

PLAIN = 0.3
"""Urgency of a place without an edge, in units of an edge of full contrast; best on training clips."""
LEAST_WEIGHT = 0.1
"""Least weight of a filled pixel in a comparison."""

_SIDE = 2 * HALF + 1


class FillOrder:
    """Pixels of one image, numbered row by row; the image is framed by HALF + 1 known or unwanted pixels."""

    def __init__(self, known: Mask, wanted: Mask, row: int) -> None:
        """`known`, `wanted` [pixels]; `row`: pixels in a row."""
        self._filled, self._left = known.copy(), wanted.copy()
        self._trust = known.astype(np.float32)
        self._steps = np.array([1, -1, row, -row])
        self._patch = np.array([y * row + x for x, y in PATCH])
        self._next_trust = 0.0

    def weight(self, places: Numbers) -> Floats:
        """Weight of pixels in a comparison: 1 if known, less the later they were filled, 0 if unfilled."""
        return np.where(self._filled[places], np.maximum(self._trust[places], LEAST_WEIGHT), 0).astype(np.float32)

    def unfilled(self, places: Numbers) -> Mask:
        """Which of the pixels are still to be filled."""
        return np.asarray(self._left[places], np.bool_)

    def fill(self, places: Numbers) -> None:
        """Marks pixels of the patch that `most_urgent` returned last as filled."""
        self._trust[places] = self._next_trust
        self._filled[places], self._left[places] = True, False

    def most_urgent(self, colours: Floats) -> int | None:
        """The pixel around which the next patch is filled, given `colours` [pixels, c]; None if none is left."""
        left = np.flatnonzero(self._left)
        front = left[self._filled[left[:, None] + self._steps].any(1)]
        if not len(front):
            return None
        around = front[:, None] + self._patch
        seen = self._filled[around]
        trust = (self._trust[around] * seen).mean(1)
        best = int((trust * (PLAIN + self._edge(colours, around, seen))).argmax())
        self._next_trust = float(trust[best])
        return int(front[best])

    def _edge(self, colours: Floats, around: Numbers, seen: Mask) -> Floats:
        """[n] strength 0..1 with which the strongest edge of each patch [n, patch] runs into the hole."""
        right, left, below, above = self._steps
        grey = colours[:, :3].mean(1)
        across = (grey[around + right] - grey[around + left]) / 2
        down = (grey[around + below] - grey[around + above]) / 2
        whole = seen & self._filled[around[..., None] + self._steps].all(-1)
        strongest = np.where(whole, across * across + down * down, 0).argmax(1)
        one = np.arange(len(around)), strongest
        inwards = self._inwards(seen)
        along = np.abs(across[one] * inwards[:, 1] - down[one] * inwards[:, 0]) * whole[one]
        return np.asarray(along / 255, np.float32)

    @staticmethod
    def _inwards(seen: Mask) -> Floats:
        """[n, 2] unit vector (x, y) across the rim of the hole in each patch [n, patch]."""
        square = seen.reshape(-1, _SIDE, _SIDE).astype(np.float32)
        x = square[:, :, HALF + 1 :].sum((1, 2)) - square[:, :, :HALF].sum((1, 2))
        y = square[:, HALF + 1 :].sum((1, 2)) - square[:, :HALF].sum((1, 2))
        way = np.stack([x, y], -1)
        return np.asarray(way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6), np.float32)
