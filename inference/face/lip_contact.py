"""Lip contact: lips never cross and close completely."""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_CORNERS, INNER_LIP_PAIRS, Array


def shift_lips(face: Array, gap: Array) -> Array:
    """Closes the inner lips of a face [478, 3] (face space) by `gap` [9]; negative values separate crossing lips.

    Each landmark of lips and jaw moves by its share (`closing` in dynamics.npz) of the gap at its horizontal position.
    """
    if not np.any(gap):
        return face
    places = _across()
    moved = face.copy()
    moved[:, 1] += dynamics_space().closing * (places @ gap)
    return moved


@cache
def _across() -> Array:
    """[478, 9] weight of each inner-lip pair for each landmark, by horizontal position."""
    x = dynamics_space().mean_face[:, 0]
    left, right = (x[corner] for corner in INNER_LIP_CORNERS)
    knots = np.array([left, *x[INNER_LIP_PAIRS].mean(1), right])
    weight = np.stack([np.interp(x, knots, np.eye(11)[k]) for k in range(1, 10)], 1)
    weight[INNER_LIP_PAIRS[:, 0]] = weight[INNER_LIP_PAIRS[:, 1]] = np.eye(9)
    return np.asarray(weight, np.float64)
