"""Landmark correction for the large eyes of drawings and 3-D characters.

The face model puts their lids inside the iris. Where the iris between two patches of white is much wider than its
landmarks in both eyes, lids and irises are fitted to the image. Eye frame: origin between the eye's corners, x along
them to the right of the image, y down, unit = distance of the corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.eye_shape import CORNERS, EyeShape
from inference.face.geometry import IRISES
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.types import Floats, Pixels

ENLARGED = 1.25
"""Width of the iris relative to its landmarks from which an eye counts as drawn."""
LARGEST = 2.2
REACH, PER_UNIT = (0.95, 0.65), 60
"""Half width and height of the examined patch in units, and its pixels per unit."""
ROW = 0.05
"""Half height of the strip in which the iris is measured."""
SKIN = (0.55, 0.75)
"""Range below the eye, in units, that shows skin."""
COLOURFUL = 8.0
"""Least chroma (CIELAB) of skin for white to be detected; statues and grey photos have less."""

DRAWN_EXTENT = 0.55
"""Half the width of the window on a drawn eye, as EYE_EXTENT in patches.py."""
LASHES, OUTLINE = 0.015, 0.04
"""Distance in units from the eyeball into the lines drawn above and below it."""
ARC = 4
"""Degree of the polynomial fitted to the edge of the visible eyeball."""
ARCH = 3
"""Degree of the polynomial fitted to a drawn lid, whose outline varies in thickness."""
DARK = 45.0
"""Least lightness (CIELAB) of the white."""

DRAWN_IRIS = 0.083
"""Radius of the iris, in distances of the outer eye corners, from which an eye is drawn; real ones have about 0.065."""


@dataclass(frozen=True)
class Seen:
    """Measurements of an eye in an image, in its eye frame."""

    iris: tuple[float, float]
    """Left and right edge of the iris."""
    ends: tuple[float, float]
    """Left and right end of the white."""
    column: Floats
    """[n] x of the lid measurements."""
    top: Floats
    """[n] y of the eyeball's upper edge."""
    floor: Floats


def is_drawn(eye: EyeShape) -> bool:
    """Whether the landmarks of an eye are larger than a real eye's, so that models of real eyes do not apply."""
    return eye.radius > DRAWN_IRIS


def fit_drawn_eyes(picture: Pixels, landmarks: Floats) -> Floats:
    """Fits lids and irises of landmarks [478, 3] to drawn eyes in `picture` [h, w, 3] RGB."""
    fitted = landmarks.copy()
    for corners, lids, iris_points in zip(CORNERS, (EYE_A, EYE_B), IRISES, strict=True):
        axes, irises = _axes(landmarks, corners), list(iris_points)
        one = _look(picture, axes, _to_eye(landmarks[irises, :2], axes))
        if one is None:
            return landmarks
        fitted[lids, :2] = _to_picture(_fit_lids(_to_eye(landmarks[lids, :2], axes), one), axes)
        fitted[irises, :2] = _to_picture(_fit_iris(_to_eye(landmarks[irises, :2], axes), one), axes)
    return fitted


def _axes(landmarks: Floats, corners: tuple[int, int]) -> Floats:
    """[2, 3] from eye frame to image."""
    left, right = landmarks[list(corners), :2]
    across = right - left
    return np.column_stack([across, (-across[1], across[0]), (left + right) / 2]).astype(np.float32)


def _to_eye(points: Floats, axes: Floats) -> Floats:
    return np.asarray((points - axes[:, 2]) @ np.linalg.inv(axes[:, :2]).T, np.float32)


def _to_picture(points: Floats, axes: Floats) -> Floats:
    return np.asarray(points @ axes[:, :2].T + axes[:, 2], np.float32)


def _look(picture: Pixels, axes: Floats, iris: Floats) -> Seen | None:
    """Measures a drawn eye; None if `iris` [5, 2] matches the image or the iris has no visible edges."""
    white = _white(picture, axes)
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    strip = white[np.abs(_Y - iris[0, 1]) < ROW].mean(0) > 0.5
    left, right = np.flatnonzero(strip & (iris[0, 0] > _X)), np.flatnonzero(strip & (iris[0, 0] < _X))
    if not len(left) or not len(right):
        return None
    edges = float(_X[left[-1]]), float(_X[right[0]])
    if not ENLARGED < (edges[1] - edges[0]) / (2 * radius) < LARGEST:
        return None
    rows, columns = np.nonzero(white)
    ends, floor = np.percentile(_X[columns], (1, 99)), np.percentile(_Y[rows], 99)
    ball = white | (np.hypot(_X - sum(edges) / 2, _Y[:, None] - iris[0, 1]) < (edges[1] - edges[0]) / 2)
    ball &= (floor >= _Y)[:, None]
    seen = ball.any(0) & (ends[0] <= _X) & (ends[1] >= _X)
    highest, lowest = _Y[ball.argmax(0)], _Y[len(_Y) - 1 - ball[::-1].argmax(0)]
    top, bottom = (_arc(_X[seen], edge[seen]) for edge in (highest, lowest))
    return Seen(edges, (float(ends[0]), float(ends[1])), _X[seen], top - LASHES, bottom + OUTLINE)


def _arc(x: Floats, y: Floats) -> Floats:
    """Robust polynomial fit to the lid edge points [n]: highlights and lashes dent the visible edge."""
    line = np.polyval(np.polyfit(x, y, ARC), x)
    kept = np.abs(y - line) <= 1.5 * max(float(np.median(np.abs(y - line))), 1 / PER_UNIT)
    if kept.sum() <= ARC:
        return np.asarray(line, np.float32)
    return np.asarray(np.polyval(np.polyfit(x[kept], y[kept], ARC), x), np.float32)


def _white(picture: Pixels, axes: Floats) -> npt.NDArray[np.bool_]:
    """[h, w] mask of the white of the eye in a patch at _X, _Y; empty if the skin has no colour."""
    half = np.array(REACH) * PER_UNIT
    patch_axes = np.column_stack([axes[:, :2] / PER_UNIT, axes[:, 2] - axes[:, :2] @ np.array(REACH)])
    size = (int(2 * half[0]), int(half[1] + SKIN[1] * PER_UNIT))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(picture, patch_axes.astype(np.float32), size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    lab = cv2.cvtColor(patch.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    light, chroma = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2])
    skin = slice(int(half[1] + SKIN[0] * PER_UNIT), None)
    skin_light, skin_chroma = np.median(light[skin]), np.median(chroma[skin])
    white = (chroma < 0.5 * skin_chroma) & (light > skin_light - 15) & (light > DARK) & (skin_chroma > COLOURFUL)
    opened = cv2.morphologyEx(white.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(opened[: len(_Y)] > 0)


def _fit_lids(lids: Floats, seen: Seen) -> Floats:
    """Stretches lid edges [16, 2] to the eyeball's edge; never shrinks them."""
    fitted = lids.copy()
    for end, side in zip(seen.ends, (lids[:, 0] < 0, lids[:, 0] >= 0), strict=True):
        fitted[side, 0] *= max(1.0, end / float(lids[np.abs(lids[:, 0] * side).argmax(), 0]))
    upper = lids[:, 1] < _chord(lids)
    for edge, part, further in ((seen.top, upper, np.minimum), (seen.floor, ~upper, np.maximum)):
        reached = further(fitted[part, 1], np.interp(fitted[part, 0], seen.column, edge))
        fitted[part, 1] = np.polyval(np.polyfit(fitted[part, 0], reached, ARCH), fitted[part, 0])
    return fitted


def _chord(lids: Floats) -> Floats:
    """Height y of the line from corner to corner at each lid point [16, 2]."""
    ends = lids[[lids[:, 0].argmin(), lids[:, 0].argmax()]]
    return np.asarray(np.interp(lids[:, 0], ends[:, 0], ends[:, 1]), np.float32)


def _fit_iris(iris: Floats, seen: Seen) -> Floats:
    """Fits the iris [5, 2] (centre first) between its visible edges."""
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    middle = np.array([(seen.iris[0] + seen.iris[1]) / 2, iris[0, 1]])
    return np.asarray(middle + (iris - iris[0]) * (seen.iris[1] - seen.iris[0]) / (2 * radius), np.float32)


_X = ((np.arange(2 * REACH[0] * PER_UNIT) + 0.5) / PER_UNIT - REACH[0]).astype(np.float32)
_Y = ((np.arange(2 * REACH[1] * PER_UNIT) + 0.5) / PER_UNIT - REACH[1]).astype(np.float32)
