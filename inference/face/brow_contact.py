"""Contact of brows and eyes: lowered brows come to rest above the upper lids."""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array
from inference.types import Floats

EDGES = (55, 65, 52, 53, 46, 285, 295, 282, 283, 276)
"""Lower edges of both brows, from the inner end outwards."""
TOPS = (107, 66, 105, 63, 70, 336, 296, 334, 293, 300)
"""Upper edges of the brows above these points."""
LIDS = (157, 158, 159, 160, 161, 384, 385, 386, 387, 388)
"""Upper lids below these points."""
EYES = (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246)
EYES += (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, *range(468, 478))
"""Rims of the eyes and irises, which brows do not move."""
LEAST, FREE = 0.012, 0.05
"""Distance of a brow's edge from the upper lid at which it comes to rest, and down to which it falls freely, in
distances of the outer eye corners."""
REACH, EYE_REACH = 0.06, 0.06
"""Distances from a brow over which skin follows it, and from an eye over which that fades."""
OUTER_CORNERS = [33, 263]


def raise_brows(face: Array, rest: Array) -> Array:
    """A face [478, 3] in face space whose brows stay above the upper lids of the same face at `rest`.

    Brows that are near the lids at rest may fall by half of that distance more.
    """
    unit = float(np.linalg.norm(np.diff(rest[OUTER_CORNERS], axis=0)))
    lids = rest[LIDS, 1]
    own, wanted = ((lids - each[EDGES, 1]) / unit for each in (rest, face))
    free = np.minimum(FREE, own)
    least = np.minimum(LEAST, free - np.abs(free) / 2)
    room = np.maximum(free - least, 1e-6)
    held = least + room * np.exp(np.minimum(wanted - free, 0) / room)
    lifted = np.where(wanted < free, held - wanted, 0.0)
    if not lifted.any():
        return face
    raised = face.copy()
    raised[:, 1] -= unit * (_shares() @ lifted)
    return raised


@cache
def _shares() -> Floats:
    """[478, 10] motion of each landmark for one of each point of the brows' edges."""
    mean = dynamics_space().mean_face[:, :2]
    face = mean / np.linalg.norm(np.diff(mean[OUTER_CORNERS], axis=0))
    near = np.exp(-((np.minimum(_distances(face, EDGES), _distances(face, TOPS)) / REACH) ** 2))
    shares = near / np.maximum(near.sum(1, keepdims=True), 1)
    free = np.clip(_distances(face, EYES).min(1) / EYE_REACH, 0, 1)
    return np.asarray(shares * free[:, None], np.float32)


def _distances(face: Array, points: tuple[int, ...]) -> Array:
    return np.asarray(np.linalg.norm(face[:, None] - face[None, list(points)], axis=-1), np.float64)
