"""Lip warp at full resolution: each lip follows its landmarks, and the mouth's inside is hidden or uncovered.

The flow is one coarse field: it cannot separate the lips, smears the line between closed lips over an opening mouth,
and squeezes teeth into a stripe when lips close. Here each lip and the skin around it move the remaining distance to
the landmarks as a separate surface that ends at the lip's inner edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.face.patches import MOUTH_SIZE, eye_distance, feather, into_window
from inference.types import Floats

UPPER_RIM = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
UPPER_EDGE = (61, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 291)
LOWER_EDGE = (61, 78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 291)
LOWER_RIM = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
"""Contours from corner to corner, left to right: the outer contours (rims) and the inner ones (edges)."""

SKIN, BESIDE = 16.0, 14.0
"""Window pixels over which skin follows the lips: above and below them, and beside the corners of the mouth."""
HIDDEN, MOST_HIDDEN, THINNEST = 0.028, 0.3, 0.4
"""Largest inner rim of either lip hidden by closed lips: in distances of the outer eye corners, as a share of the gap
that has closed, and as a share of the lip's thickness."""
SEAM, PARTED = 0.009, 0.03
"""Rim of either lip that an open mouth leaves out, since a photo shows the dark line between lips there, or teeth: in
distances of the outer eye corners; and the opening from which it is left out in full."""
CORNER = 0.03
"""Rim of either lip at the inner corners that a mouth leaves out as far as it is more shut than in the photo, since a
smiling photo is dark there: in distances of the outer eye corners."""
TOUCHING = 1.0
"""Gap between the lips in window pixels up to which they are drawn closed."""
APART = 0.01
"""Least distance in window pixels between the points of a line."""
MIN_CORNER = 2.0
"""Least width in window pixels of a corner of the mouth."""
BEHIND = 3.0
"""Window pixels by which each lip continues behind the other."""
CHANGED = 0.02
"""Change of the lip distance relative to the photo, in distances of the outer eye corners, from which the warp applies
fully."""

_LINES = (UPPER_RIM, UPPER_EDGE, LOWER_EDGE, LOWER_RIM)
_POINTS = np.array([point for line in _LINES for point in line])
_ENDS = np.cumsum([len(line) for line in _LINES])[:-1]
_MIDDLE, _INNER_CORNERS = slice(2, -2), [1, -2]
_X = np.arange(MOUTH_SIZE[0], dtype=np.float32) + 0.5
_Y = (np.arange(MOUTH_SIZE[1], dtype=np.float32) + 0.5)[:, None]
_WEIGHT = feather(MOUTH_SIZE)


@dataclass(frozen=True, slots=True)
class LipSurfaces:
    """Both lips with the surrounding skin in a mouth window; each continues behind the other."""

    upper: Floats
    """[h, w, 2] photo position (0-based pixels) of the upper lip's surface at each pixel."""
    lower: Floats
    edges: tuple[Floats, Floats]
    """[w] each: heights of the upper and lower lip's inner edges in window pixels."""
    between: Floats
    """[w] 1 between the corners of the mouth, fading to 0 beside them."""
    rows: tuple[slice, slice]
    """Rows of the window that each lip moves."""
    share: float
    """Degree 0..1 to which the mouth differs from the photo's."""

    @property
    def below(self) -> Floats:
        """[h, w] opacity 0..1 of the lower surface."""
        middle = (self.edges[0] + self.edges[1]) / 2
        return np.asarray(np.clip(_Y - middle + np.float32(0.5), 0, 1), np.float32)


def lip_surfaces(by_flow: Floats, window: Floats, target: Floats, own: Floats) -> LipSurfaces | None:
    """Lip surfaces in a mouth window; None if the mouth is open as in the photo and the flow suffices.

    `by_flow` [h, w, 2]: positions by the flow, kept at the window's edge. `target`, `own`: landmarks [478, 3] of frame
    and photo, pixels.
    """
    share = changed(target, own)
    if not share:
        return None
    places = into_window(target[_POINTS], window)
    residuals = np.split(_without_inner_rims(target, own) - np.float32(0.5) - _at(by_flow, places), _ENDS)
    lines = np.split(places, _ENDS)
    rim, upper, lower, under = (across(line, line[:, 1]) for line in lines)
    faded = [np.float32(share) * _fade_beside(line, residual) for line, residual in zip(lines, residuals, strict=True)]
    edges = _close_gap(upper, lower, _shared(lines[1], lines[2]))
    middle = np.asarray((upper + lower) / 2, np.float32)
    nothing = np.zeros_like(faded[0])
    return LipSurfaces(
        _moved(by_flow, [rim - SKIN, rim, edges[0], middle], [nothing, *faded[:2], faded[1]]),
        _moved(by_flow, [middle, edges[1], under, under + SKIN], [faded[2], *faded[2:], nothing]),
        edges,
        _between(lines[1]),
        (rows_between(rim - SKIN, middle + BEHIND), rows_between(middle - BEHIND, under + SKIN)),
        share,
    )


def _moved(by_flow: Floats, heights: list[Floats], offsets: list[Floats]) -> Floats:
    """Adds `offsets` [2, w] at `heights` [w] to `by_flow`, interpolated linearly in between and extended by BEHIND."""
    rows = rows_between(heights[0] - BEHIND, heights[-1] + BEHIND)
    added = np.broadcast_to(offsets[0][:, None], (2, *_WEIGHT[rows].shape)).copy()
    for k in range(len(heights) - 1):
        added += _below(heights[k], heights[k + 1], rows) * (offsets[k + 1] - offsets[k])[:, None]
    moved = by_flow.copy()
    moved[rows] += (added * _WEIGHT[rows]).transpose(1, 2, 0)
    return moved


def rows_between(upper: Floats, lower: Floats) -> slice:
    """Rows of a mouth window from the highest of the upper heights [w] to the lowest of the lower ones."""
    return slice(max(0, int(upper.min())), max(0, int(lower.max()) + 1))


def across(line: Floats, values: Floats) -> Floats:
    """[w] values [n], given at the points of a line [n, 2], at each column of a mouth window; constant beyond its ends.

    Interpolates by monotone cubics (source: Fritsch and Butland 1984), so that lips have no kinks.
    """
    order = np.argsort(line[:, 0])
    knots, values = line[order, 0] + np.arange(len(order), dtype=np.float32) * APART, values[order]
    steps = np.diff(knots)
    slopes = np.diff(values) / steps
    tangents = np.zeros_like(values)
    left, right = slopes[:-1], slopes[1:]
    alike = left * right > 0
    tangents[1:-1][alike] = (2 * left * right / np.where(alike, left + right, 1))[alike]
    x = np.clip(_X, knots[0], knots[-1])
    k = np.clip(np.searchsorted(knots, x, side="right") - 1, 0, len(steps) - 1)
    t, h = (x - knots[k]) / steps[k], steps[k]
    rest = 1 - t
    ends = rest * rest * ((1 + 2 * t) * values[k] + t * h * tangents[k])
    found = ends + t * t * ((3 - 2 * t) * values[k + 1] - rest * h * tangents[k + 1])
    return np.asarray(found, np.float32)


def opening(points: Floats) -> Floats:
    """[13] distance of the lips' inner edges at landmarks [478, 3], in distances of the outer eye corners."""
    return _length(points[list(LOWER_EDGE)] - points[list(UPPER_EDGE)]) / np.float32(eye_distance(points))


def changed(target: Floats, own: Floats) -> float:
    """Degree 0..1 to which a mouth is more open or shut than in the photo; landmarks [478, 3] of frame and photo."""
    return float(smoothstep(np.abs(opening(own) - opening(target)).max() / CHANGED))


def _below(upper: Floats, lower: Floats, rows: slice) -> Floats:
    """[rows, w] 0 above the upper and 1 below the lower of two heights [w], linear in between."""
    share = (_Y[rows] - upper) * (1 / np.maximum(lower - upper, np.float32(1e-3)))
    return np.asarray(np.minimum(np.maximum(share, 0), 1), np.float32)


def _close_gap(upper: Floats, lower: Floats, shared: Floats) -> tuple[Floats, Floats]:
    """Heights [w] of the lips' inner edges, moved together by the gap that counts as closed, and where not `shared`."""
    middle = (upper + lower) / 2
    half = shared * np.maximum(lower - upper - TOUCHING, 0) / 2
    return middle - half, middle + half


def _shared(upper: Floats, lower: Floats) -> Floats:
    """[w] 1 in the columns that both edges [n, 2] cross, fading to 0 beside them.

    In a turned face one lip may reach further than the corner of the mouth, and no height is known for the other.
    """
    first, last = max(upper[:, 0].min(), lower[:, 0].min()), min(upper[:, 0].max(), lower[:, 0].max())
    return np.asarray(np.clip(np.minimum(_X - first, last - _X) + 1, 0, 1), np.float32)


def _fade_beside(line: Floats, values: Floats) -> Floats:
    """[2, w] values [n, 2] at the points of a line, fading to 0 beside it."""
    outside = np.maximum(np.maximum(line[:, 0].min() - _X, _X - line[:, 0].max()), 0)
    near = np.maximum(1 - outside / np.float32(BESIDE), 0)
    return np.asarray(np.stack([across(line, value) for value in values.T]) * near, np.float32)


def _between(line: Floats) -> Floats:
    """[w] 1 between the inner corners of the lips' edge `line` [n, 2], 0 from the outer corners on."""
    ends = np.sort(line[[0, 1, -2, -1], 0])
    left, right = ((ends[0], ends[1]), (ends[2], ends[3]))
    rise = (_X - left[0]) / max(left[1] - left[0], MIN_CORNER)
    return np.asarray(
        np.clip(np.minimum(rise, (right[1] - _X) / max(right[1] - right[0], MIN_CORNER)), 0, 1), np.float32
    )


def _without_inner_rims(target: Floats, own: Floats) -> Floats:
    """[n, 2] lip contours of the photo without the inner rims that closed lips hide, or that show a seam or teeth."""
    unit = eye_distance(own)
    before, after = opening(own)[_MIDDLE], opening(target)[_MIDDLE]
    closed = np.maximum(before - after, 0) * unit
    seam = SEAM * unit * smoothstep(np.maximum(before, after) / PARTED)
    shut = CORNER * unit * smoothstep((before.max() - after.max()) / PARTED)
    lines = np.split(own[_POINTS, :2], _ENDS)
    for edge, rim in ((lines[1], lines[0]), (lines[2], lines[3])):
        lip = rim[1:-1] - edge[_MIDDLE]
        thick = np.maximum(_length(lip), 1e-3)
        hidden = np.maximum(np.minimum(HIDDEN * unit, MOST_HIDDEN * closed), seam)
        edge[_MIDDLE] += (np.minimum(hidden, THINNEST * thick) / thick)[:, None] * lip
        edge[_INNER_CORNERS] += shut * lip[[0, -1]] / thick[[0, -1], None]
    return np.concatenate(lines)


def _length(vectors: Floats) -> Floats:
    return np.asarray(np.linalg.norm(vectors[:, :2], axis=1), np.float32)


def _at(values: Floats, places: Floats) -> Floats:
    """[n, 2] values [h, w, 2] of a window at places [n, 2] in its pixels."""
    x, y = (np.ascontiguousarray(places[:, axis] - np.float32(0.5)) for axis in (0, 1))
    found = cv2.remap(values, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found.reshape(-1, 2), np.float32)
