"""Lips that meet: never crossing, and really shut when the mouth is shut."""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_CORNERS, INNER_LIP_PAIRS, Array


def shift_lips(face: Array, gap: Array) -> Array:
    """The face [478, 3] (face space) with the inner lips brought together by `gap` [9]; negative parts crossing lips.

    Lips and jaw take their share (`closing` in dynamics.npz), each landmark by the gap at its place across the mouth.
    """
    if not np.any(gap):
        return face
    places = _across()
    moved = face.copy()
    moved[:, 1] += dynamics_space().closing * (places @ gap)
    return moved


@cache
def _across() -> Array:
    """[478, 9] weight of each inner-lip pair at each landmark, by its place across the mouth."""
    x = dynamics_space().mean_face[:, 0]
    left, right = (x[corner] for corner in INNER_LIP_CORNERS)
    knots = np.array([left, *x[INNER_LIP_PAIRS].mean(1), right])
    weight = np.stack([np.interp(x, knots, np.eye(11)[k]) for k in range(1, 10)], 1)
    weight[INNER_LIP_PAIRS[:, 0]] = weight[INNER_LIP_PAIRS[:, 1]] = np.eye(9)
    return np.asarray(weight, np.float64)
