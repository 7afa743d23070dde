"""Curves of the lips in a mouth window: heights of their contours in each column, and where the photo shows them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.mouth.window_columns import across, beside, between_corners, rows_between, shared
from inference.face.patches import eye_distance, into_window, mouth_window
from inference.types import Floats

UPPER_RIM = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
UPPER_EDGE = (61, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 291)
LOWER_EDGE = (61, 78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 291)
LOWER_RIM = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
"""Contours from corner to corner, left to right: the outer contours (rims) and the inner ones (edges)."""

SKIN = 16.0
"""Window pixels above and below the lips over which skin follows them."""
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
BEHIND = 3.0
"""Window pixels by which each lip continues behind the other."""
CHANGED = 0.02
"""Change of the lip distance relative to the photo, in distances of the outer eye corners, from which the warp applies
fully."""

_LINES = (UPPER_RIM, UPPER_EDGE, LOWER_EDGE, LOWER_RIM)
_POINTS = np.array([point for line in _LINES for point in line])
_ENDS = np.cumsum([len(line) for line in _LINES])[:-1]
_MIDDLE, _INNER_CORNERS = slice(2, -2), [1, -2]


@dataclass(frozen=True, slots=True)
class LipSeam:
    """What a photo with shut lips shows between them, in pixels of the mouth window, at the points of either edge."""

    shift: Floats
    """[13] distance of the seam below the landmarks."""
    above: Floats
    """[13] how far what is no lip, dark or a glimpse of teeth, extends above the seam."""
    below: Floats
    """[13] the same below it."""


NO_SEAM = LipSeam(*np.zeros((3, len(UPPER_EDGE)), np.float32))


@dataclass(frozen=True, slots=True)
class LipCurves:
    """Contours of both lips in a mouth window: upper rim, upper edge, lower edge, lower rim."""

    lines: list[Floats]
    """[n, 2] each: landmarks in window pixels, from corner to corner."""
    sources: list[Floats]
    """[n, 2] each: photo positions (0-based pixels) that these landmarks show."""
    rim: Floats
    """[w] height of the upper lip's outer contour in window pixels."""
    under: Floats
    """[w] the same of the lower lip."""
    edges: tuple[Floats, Floats]
    """[w] each: heights of the upper and lower lip's inner edges."""
    between: Floats
    """[w] 1 between the corners of the mouth, fading to 0 beside them."""
    share: float
    """Degree 0..1 to which the mouth differs from the photo's."""

    @property
    def middle(self) -> Floats:
        """[w] heights at which both lips meet."""
        return np.asarray((self.edges[0] + self.edges[1]) / 2, np.float32)

    @property
    def slants(self) -> Floats:
        """[2, w] distance from either inner edge per height above or below it: the cosine of the edge's slope."""
        slopes = np.gradient(np.stack(self.edges), axis=1)
        return np.asarray(1 / np.sqrt(1 + slopes * slopes), np.float32)

    @property
    def rows(self) -> tuple[slice, slice]:
        """Rows of the window that each lip moves."""
        return (
            rows_between(self.rim - SKIN, self.middle + BEHIND),
            rows_between(self.middle - BEHIND, self.under + SKIN),
        )

    @property
    def faded(self) -> Floats:
        """[4, w] share of its motion that each contour has in each column: `share`, fading to 0 beside it."""
        return np.stack([np.float32(self.share) * beside(line) for line in self.lines])


def lip_curves(window: Floats, target: Floats, own: Floats, seam: LipSeam = NO_SEAM) -> LipCurves | None:
    """Curves in a mouth `window` [2, 3]; None if the mouth is open as in the photo and the flow suffices.

    `target`, `own`: landmarks [478, 3] of frame and photo, pixels; `seam` as by `lip_seam.lip_seam`.
    """
    share = changed(target, own)
    if not share:
        return None
    shift = _on_edges(seam.shift)
    lines = np.split(into_window(target[_POINTS], window) + shift, _ENDS)
    shown = _without_inner_rims(target, own, seam) + shift @ mouth_window(own)[:, :2].T
    sources = np.split(shown - np.float32(0.5), _ENDS)
    rim, upper, lower, under = (across(line, line[:, 1]) for line in lines)
    edges = _close_gap(upper, lower, shared(lines[1], lines[2]))
    return LipCurves(lines, sources, rim, under, edges, between_corners(lines[1]), share)


def opening(points: Floats) -> Floats:
    """[13] distance of the lips' inner edges at landmarks [478, 3], in distances of the outer eye corners."""
    return _length(points[list(LOWER_EDGE)] - points[list(UPPER_EDGE)]) / np.float32(eye_distance(points))


def changed(target: Floats, own: Floats) -> float:
    """Degree 0..1 to which a mouth is more open or shut than in the photo; landmarks [478, 3] of frame and photo."""
    return float(smoothstep(np.abs(opening(own) - opening(target)).max() / CHANGED))


def _close_gap(upper: Floats, lower: Floats, shared: Floats) -> tuple[Floats, Floats]:
    """Heights [w] of the lips' inner edges, moved together by the gap that counts as closed, and where not `shared`."""
    middle = (upper + lower) / 2
    half = shared * np.maximum(lower - upper - TOUCHING, 0) / 2
    return middle - half, middle + half


def _on_edges(seam: Floats) -> Floats:
    """[n, 2] distances `seam` [13] below the points of either inner edge, for the points of all contours."""
    shift = np.zeros((len(_POINTS), 2), np.float32)
    for start in _ENDS[:2]:
        shift[start : start + len(seam), 1] = seam
    return shift


def _without_inner_rims(target: Floats, own: Floats, seam: LipSeam) -> Floats:
    """[n, 2] lip contours of the photo without the inner rims that closed lips hide, or that show a seam or teeth."""
    unit = eye_distance(own)
    before, after = opening(own)[_MIDDLE], opening(target)[_MIDDLE]
    closed = np.maximum(before - after, 0) * unit
    parted = smoothstep(np.maximum(before, after) / PARTED)
    pixel = np.linalg.norm(mouth_window(own)[:, 0])
    shut = CORNER * unit * smoothstep(before.max() / PARTED)
    lines = np.split(own[_POINTS, :2], _ENDS)
    for edge, rim, dark in ((lines[1], lines[0], seam.above), (lines[2], lines[3], seam.below)):
        lip = rim[1:-1] - edge[_MIDDLE]
        thick = np.maximum(_length(lip), 1e-3)
        gap = parted * np.maximum(SEAM * unit, pixel * dark[_MIDDLE])
        hidden = np.maximum(np.minimum(HIDDEN * unit, MOST_HIDDEN * closed), gap)
        edge[_MIDDLE] += (np.minimum(hidden, THINNEST * thick) / thick)[:, None] * lip
        edge[_INNER_CORNERS] += shut * lip[[0, -1]] / thick[[0, -1], None]
    return np.concatenate(lines)


def _length(vectors: Floats) -> Floats:
    return np.asarray(np.linalg.norm(vectors[:, :2], axis=1), np.float32)
