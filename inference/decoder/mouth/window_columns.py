"""Columns of a mouth window: heights of lines, and whether a line crosses a column."""

from __future__ import annotations

import numpy as np

from inference.face.patches import MOUTH_SIZE
from inference.types import Floats

BESIDE = 14.0
"""Window pixels beside the corners of the mouth over which skin follows the lips."""
APART = 0.01
"""Least distance in window pixels between the points of a line."""
MIN_CORNER = 2.0
"""Least width in window pixels of a corner of the mouth."""

_X = np.arange(MOUTH_SIZE[0], dtype=np.float32) + 0.5


def rows_between(upper: Floats, lower: Floats) -> slice:
    """Rows of a mouth window from the highest of the upper heights [w] to the lowest of the lower ones."""
    return slice(max(0, int(upper.min())), max(0, int(lower.max()) + 1))


def across(line: Floats, values: Floats) -> Floats:
    """[..., w] values [..., n], given at the points of a line [n, 2], at each column of a mouth window.

    Interpolates by monotone cubics (source: Fritsch and Butland 1984), so that lips have no kinks; constant beyond the
    line's ends.
    """
    order = np.argsort(line[:, 0])
    knots, values = line[order, 0] + np.arange(len(order), dtype=np.float32) * APART, values[..., order]
    steps = np.diff(knots)
    slopes = np.diff(values) / steps
    tangents = np.zeros_like(values)
    left, right = slopes[..., :-1], slopes[..., 1:]
    alike = left * right > 0
    tangents[..., 1:-1] = np.where(alike, 2 * left * right / np.where(alike, left + right, 1), 0)
    x = np.clip(_X, knots[0], knots[-1])
    k = np.clip(np.searchsorted(knots, x, side="right") - 1, 0, len(steps) - 1)
    t, h = (x - knots[k]) / steps[k], steps[k]
    rest = 1 - t
    ends = rest * rest * ((1 + 2 * t) * values[..., k] + t * h * tangents[..., k])
    found = ends + t * t * ((3 - 2 * t) * values[..., k + 1] - rest * h * tangents[..., k + 1])
    return np.asarray(found, np.float32)


def shared(upper: Floats, lower: Floats) -> Floats:
    """[w] 1 in the columns that both edges [n, 2] cross, fading to 0 beside them.

    In a turned face one lip may reach further than the corner of the mouth, and no height is known for the other.
    """
    first, last = max(upper[:, 0].min(), lower[:, 0].min()), min(upper[:, 0].max(), lower[:, 0].max())
    return np.asarray(np.clip(np.minimum(_X - first, last - _X) + 1, 0, 1), np.float32)


def beside(line: Floats) -> Floats:
    """[w] 1 in the columns of a line [n, 2], fading to 0 beside it."""
    outside = np.maximum(np.maximum(line[:, 0].min() - _X, _X - line[:, 0].max()), 0)
    return np.asarray(np.maximum(1 - outside / np.float32(BESIDE), 0), np.float32)


def between_corners(line: Floats) -> Floats:
    """[w] 1 between the inner corners of the lips' edge `line` [n, 2], 0 from the outer corners on."""
    ends = np.sort(line[[0, 1, -2, -1], 0])
    left, right = ((ends[0], ends[1]), (ends[2], ends[3]))
    rise = (_X - left[0]) / max(left[1] - left[0], MIN_CORNER)
    return np.asarray(
        np.clip(np.minimum(rise, (right[1] - _X) / max(right[1] - right[0], MIN_CORNER)), 0, 1), np.float32
    )
