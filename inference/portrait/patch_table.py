"""Comparison of image patches with all source patches at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.types import Floats

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

HALF = 2
"""Pixels from the centre of a patch to its edge."""
PATCH = [(x, y) for y in range(-HALF, HALF + 1) for x in range(-HALF, HALF + 1)]
"""Steps (x, y) from the centre of a patch to its pixels, row by row."""
NEARNESS = 1.0
"""Cost in squared grey levels per squared pixel of distance from the preferred source, so that neighbours copy from
neighbours."""


class PatchTable:
    """All source patches of an image as a matrix, so that a comparison is one matrix product."""

    def __init__(self, colours: Floats, places: Numbers, row: int) -> None:
        """`colours` [pixels, c] of an image with rows of `row` pixels; `places` [n]: centres of the patches."""
        self._places, self._at = places, np.stack(np.divmod(places, row)[::-1]).astype(np.float32)
        patches = colours[places[:, None] + np.array([y * row + x for x, y in PATCH])]
        squares = (patches**2).sum(-1)
        flat = np.hstack([-2 * patches.reshape(len(places), -1), squares])
        self._table = np.ascontiguousarray(flat.T)
        self._away = (self._at**2).sum(0)

    def best(self, patches: Floats, weight: Floats, preferred: Floats) -> Numbers:
        """[n] the pixel whose patch best matches patches [n, patch, c], near the preferred sources (x, y) [n, 2]."""
        weighted = (patches * weight[..., None]).reshape(len(patches), -1)
        cost = np.hstack([weighted, weight]) @ self._table
        cost /= np.maximum(weight.sum(1), 1e-6)[:, None]
        cost += NEARNESS * (self._away - 2 * preferred @ self._at)
        return np.asarray(self._places[cost.argmin(1)])
