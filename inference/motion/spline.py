"""Cubic B-splines on evenly spaced knots; their acceleration is continuous for any control points."""

from __future__ import annotations

import numpy as np

from inference.face.geometry import Array

AHEAD = 2
"""Control points after a position's left knot that the curve depends on, besides that knot's and the one before it."""


def weights(place: float) -> Array:
    """[4] shares of control points k-1 .. k+2 at knot k plus `place` 0..1 (source: de Boor 1978)."""
    u = place
    return np.array([(1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3]) / 6


def matrix(points: int, step: int) -> Array:
    """[points, controls] matrix from control points -1, 0, 1, .. to a curve with `step` points per knot."""
    knots = (points - 1) // step + 1
    rows = np.zeros((points, knots + AHEAD + 1))
    for point in range(points):
        knot, rest = divmod(point, step)
        rows[point, knot : knot + 4] = weights(rest / step)
    return rows
