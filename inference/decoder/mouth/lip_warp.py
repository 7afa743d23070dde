"""Lip warp at full resolution: each lip follows its landmarks, and a closing mouth hides its inside.

The flow is one coarse field: it cannot separate the lips, and squeezes teeth between them into a stripe when they
close. Here each lip and the skin around it move the remaining distance to the landmarks as a separate surface that ends
at the line between the lips.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.flow_sampling import sample
from inference.decoder.flow.landmark_flow import smoothstep
from inference.face.patches import MOUTH_SIZE, eye_distance, feather, into_window
from inference.types import Floats, Pixels

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
TOUCHING = 1.0
"""Gap between the lips in window pixels up to which they are drawn closed."""
BEHIND = 3.0
"""Window pixels by which each lip continues behind the other."""
CLOSING = 0.03
"""Reduction of the lip distance relative to the photo, in distances of the outer eye corners, from which the warp
applies fully. Opening mouths are left to the flow: the network paints what was hidden."""

_LINES = (UPPER_RIM, UPPER_EDGE, LOWER_EDGE, LOWER_RIM)
_POINTS = np.array([point for line in _LINES for point in line])
_ENDS = np.cumsum([len(line) for line in _LINES])[:-1]
_MIDDLE = slice(2, -2)
_X = np.arange(MOUTH_SIZE[0], dtype=np.float32) + 0.5
_Y = (np.arange(MOUTH_SIZE[1], dtype=np.float32) + 0.5)[:, None]
_SHARE = feather(MOUTH_SIZE)


@dataclass(frozen=True, slots=True)
class LipSurfaces:
    """Both lips with the surrounding skin in a mouth window; each continues behind the other."""

    upper: Floats
    """[h, w, 2] photo position (0-based pixels) of the upper lip's surface at each pixel."""
    lower: Floats
    below: Floats
    """[h, w] opacity 0..1 of the lower surface."""

    def sample(self, photo: Pixels) -> Pixels:
        """Samples a photo [h, w, c] at both surfaces: [h, w, c]."""
        above, under = sample(photo, self.upper), sample(photo, self.lower)
        return np.asarray(cv2.blendLinear(under, above, self.below, 1 - self.below), np.uint8)


def lip_surfaces(by_flow: Floats, window: Floats, target: Floats, own: Floats) -> LipSurfaces | None:
    """Lip surfaces in a mouth window; None if the mouth does not close and the flow suffices.

    `by_flow` [h, w, 2]: positions by the flow, kept at the window's edge. `target`, `own`: landmarks [478, 3] of frame
    and photo, pixels.
    """
    share = closing(target, own)
    if not share:
        return None
    places = into_window(target[_POINTS], window)
    residuals = np.split(_hide_inner_rims(target, own) - np.float32(0.5) - _at(by_flow, places), _ENDS)
    lines = np.split(places, _ENDS)
    rim, upper, lower, under = (across(line, line[:, 1]) for line in lines)
    faded = [np.float32(share) * _fade_beside(line, residual) for line, residual in zip(lines, residuals, strict=True)]
    middle, between = np.asarray((upper + lower) / 2, np.float32), (faded[1] + faded[2]) / 2
    apart = np.clip((lower - upper) / TOUCHING - 1, 0, 1)
    inner = [np.asarray(residual + apart * (between - residual), np.float32) for residual in faded[1:3]]
    upper, lower = _close_gap(upper, lower)
    nothing = np.zeros_like(faded[0])
    return LipSurfaces(
        _moved(by_flow, [rim - SKIN, rim, upper, middle], [nothing, *faded[:2], inner[0]]),
        _moved(by_flow, [middle, lower, under, under + SKIN], [inner[1], *faded[2:], nothing]),
        np.asarray(np.clip(_Y - middle + np.float32(0.5), 0, 1), np.float32),
    )


def _moved(by_flow: Floats, heights: list[Floats], offsets: list[Floats]) -> Floats:
    """Adds `offsets` [2, w] at `heights` [w] to `by_flow`, interpolated linearly in between and extended by BEHIND."""
    rows = rows_between(heights[0] - BEHIND, heights[-1] + BEHIND)
    added = np.broadcast_to(offsets[0][:, None], (2, *_SHARE[rows].shape)).copy()
    for k in range(len(heights) - 1):
        added += _below(heights[k], heights[k + 1], rows) * (offsets[k + 1] - offsets[k])[:, None]
    moved = by_flow.copy()
    moved[rows] += (added * _SHARE[rows]).transpose(1, 2, 0)
    return moved


def rows_between(upper: Floats, lower: Floats) -> slice:
    """Rows of a mouth window from the highest of the upper heights [w] to the lowest of the lower ones."""
    return slice(max(0, int(upper.min())), max(0, int(lower.max()) + 1))


def across(line: Floats, values: Floats) -> Floats:
    """[w] values [n], given at the points of a line [n, 2], interpolated at each column of a mouth window."""
    order = np.argsort(line[:, 0])
    return np.asarray(np.interp(_X, line[order, 0], values[order]), np.float32)


def opening(points: Floats) -> Floats:
    """[13] distance of the lips' inner edges at landmarks [478, 3], in distances of the outer eye corners."""
    return _length(points[list(LOWER_EDGE)] - points[list(UPPER_EDGE)]) / np.float32(eye_distance(points))


def closing(target: Floats, own: Floats) -> float:
    """Degree 0..1 to which a mouth open in the photo is closed; landmarks [478, 3] of frame and photo."""
    return float(smoothstep((opening(own) - opening(target)).max() / CLOSING))


def _below(upper: Floats, lower: Floats, rows: slice) -> Floats:
    """[rows, w] 0 above the upper and 1 below the lower of two heights [w], linear in between."""
    share = (_Y[rows] - upper) * (1 / np.maximum(lower - upper, np.float32(1e-3)))
    return np.asarray(np.minimum(np.maximum(share, 0), 1), np.float32)


def _close_gap(upper: Floats, lower: Floats) -> tuple[Floats, Floats]:
    """Heights [w] of the lips' inner edges, moved together by the gap that counts as closed."""
    middle = (upper + lower) / 2
    half = np.maximum(lower - upper - TOUCHING, 0) / 2
    return middle - half, middle + half


def _fade_beside(line: Floats, values: Floats) -> Floats:
    """[2, w] values [n, 2] at the points of a line, fading to 0 beside it."""
    outside = np.maximum(np.maximum(line[:, 0].min() - _X, _X - line[:, 0].max()), 0)
    near = np.maximum(1 - outside / np.float32(BESIDE), 0)
    return np.asarray(np.stack([across(line, value) for value in values.T]) * near, np.float32)


def _hide_inner_rims(target: Floats, own: Floats) -> Floats:
    """[n, 2] lip contours of the photo without the inner rims that are hidden where the lips close."""
    unit = eye_distance(own)
    closed = np.maximum(opening(own) - opening(target), 0)[_MIDDLE] * unit
    lines = np.split(own[_POINTS, :2], _ENDS)
    for edge, rim in ((lines[1], lines[0]), (lines[2], lines[3])):
        lip = rim[1:-1] - edge[_MIDDLE]
        thick = np.maximum(_length(lip), 1e-3)
        hidden = np.minimum(np.minimum(HIDDEN * unit, MOST_HIDDEN * closed), THINNEST * thick)
        edge[_MIDDLE] += (hidden / thick)[:, None] * lip
    return np.concatenate(lines)


def _length(vectors: Floats) -> Floats:
    return np.asarray(np.linalg.norm(vectors[:, :2], axis=1), np.float32)


def _at(values: Floats, places: Floats) -> Floats:
    """[n, 2] values [h, w, 2] of a window at places [n, 2] in its pixels."""
    x, y = (np.ascontiguousarray(places[:, axis] - np.float32(0.5)) for axis in (0, 1))
    found = cv2.remap(values, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found.reshape(-1, 2), np.float32)
