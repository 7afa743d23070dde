"""Cubic B-splines on evenly spaced knots: smooth up to acceleration whatever their control points are."""

from __future__ import annotations

import numpy as np

from inference.face.geometry import Array

AHEAD = 2
"""Control points after the knot at or before a place that shape the curve there; one before and the knot's own, too."""


def weights(place: float) -> Array:
    """[4] shares of control points k-1 .. k+2 at knot k plus `place` 0..1 (source: de Boor 1978)."""
    u = place
    return np.array([(1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3]) / 6


def matrix(points: int, step: int) -> Array:
    """[points, controls] from control points -1, 0, 1, .. to a curve with `step` points between two knots."""
    knots = (points - 1) // step + 1
    rows = np.zeros((points, knots + AHEAD + 1))
    for point in range(points):
        knot, rest = divmod(point, step)
        rows[point, knot : knot + 4] = weights(rest / step)
    return rows
