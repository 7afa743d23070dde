"""Eyes of drawings and 3-D characters, larger than any real one: the face model puts their lids inside the iris.

Where the iris is seen, between two patches of white, to be much wider than the model says in both eyes, lids and irises
are set to what the picture shows. Eye frame: origin between the eye's corners, x along them to the picture's right, y
down, unit = distance of the corners.
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
"""An iris this much wider than its landmarks is drawn."""
LARGEST = 2.2
REACH, PER_UNIT = (0.95, 0.65), 60
"""Half width and height of the patch looked at, and its pixels in a unit."""
ROW = 0.05
"""Half height of the strip in which the iris is measured."""
SKIN = (0.55, 0.75)
"""Rows below the eye that show skin."""
COLOURFUL = 8.0
"""Least chroma (CIELAB) of skin against which white stands out; statues and grey photos have less."""

DRAWN_EXTENT = 0.55
"""Half the width of the window on a drawn eye, as face_patches.EYE_EXTENT."""
LASHES, OUTLINE = 0.015, 0.04
"""From the eyeball into the lines drawn above and below it."""
ARC = 4
"""Degree of the polynomial that a lid's edge is taken to be."""
ARCH = 3
"""Degree of the curve that a drawn lid is: outlines drawn thick and thin make its edge jump."""
DARK = 45.0
"""Least lightness (CIELAB) of the white."""

DRAWN_IRIS = 0.083
"""Radius of the iris, in distances of the outer eye corners, from which an eye is drawn; real ones have about 0.065."""


@dataclass(frozen=True)
class Seen:
    """What a picture shows of an eye, in its eye frame."""

    iris: tuple[float, float]
    """Left and right edge."""
    ends: tuple[float, float]
    """Left and right end of the white."""
    column: Floats
    """[n] x at which the lids are known."""
    top: Floats
    """[n] where the eyeball begins."""
    floor: Floats


def is_drawn(eye: EyeShape) -> bool:
    """Whether an eye, as its landmarks have it, is larger than a real one: nothing learned from real eyes suits it."""
    return eye.radius > DRAWN_IRIS


def fit_drawn_eyes(picture: Pixels, landmarks: Floats) -> Floats:
    """Landmarks [478, 3] with lids and irises of drawn eyes where `picture` [h, w, 3] RGB shows them."""
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
    """[2, 3] eye frame to picture."""
    left, right = landmarks[list(corners), :2]
    across = right - left
    return np.column_stack([across, (-across[1], across[0]), (left + right) / 2]).astype(np.float32)


def _to_eye(points: Floats, axes: Floats) -> Floats:
    return np.asarray((points - axes[:, 2]) @ np.linalg.inv(axes[:, :2]).T, np.float32)


def _to_picture(points: Floats, axes: Floats) -> Floats:
    return np.asarray(points @ axes[:, :2].T + axes[:, 2], np.float32)


def _look(picture: Pixels, axes: Floats, iris: Floats) -> Seen | None:
    """The eye as drawn; None when its `iris` [5, 2] is as large as the face model says, or it cannot be told."""
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
    """The smooth line through points [n] that a lid's edge is: highlights and lashes leave dents in what is seen."""
    line = np.polyval(np.polyfit(x, y, ARC), x)
    kept = np.abs(y - line) <= 1.5 * max(float(np.median(np.abs(y - line))), 1 / PER_UNIT)
    if kept.sum() <= ARC:
        return np.asarray(line, np.float32)
    return np.asarray(np.polyval(np.polyfit(x[kept], y[kept], ARC), x), np.float32)


def _white(picture: Pixels, axes: Floats) -> npt.NDArray[np.bool_]:
    """[h, w] whether the white of the eye is seen in a patch at _X, _Y; nowhere when skin has no colour."""
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
    """Lid edges [16, 2] stretched to where the eyeball ends, never drawn in."""
    fitted = lids.copy()
    for end, side in zip(seen.ends, (lids[:, 0] < 0, lids[:, 0] >= 0), strict=True):
        fitted[side, 0] *= max(1.0, end / float(lids[np.abs(lids[:, 0] * side).argmax(), 0]))
    upper = lids[:, 1] < _chord(lids)
    for edge, part, further in ((seen.top, upper, np.minimum), (seen.floor, ~upper, np.maximum)):
        reached = further(fitted[part, 1], np.interp(fitted[part, 0], seen.column, edge))
        fitted[part, 1] = np.polyval(np.polyfit(fitted[part, 0], reached, ARCH), fitted[part, 0])
    return fitted


def _chord(lids: Floats) -> Floats:
    """Height of the line from corner to corner at each lid point [16, 2]."""
    ends = lids[[lids[:, 0].argmin(), lids[:, 0].argmax()]]
    return np.asarray(np.interp(lids[:, 0], ends[:, 0], ends[:, 1]), np.float32)


def _fit_iris(iris: Floats, seen: Seen) -> Floats:
    """Iris [5, 2], its centre first, between its edges."""
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    middle = np.array([(seen.iris[0] + seen.iris[1]) / 2, iris[0, 1]])
    return np.asarray(middle + (iris - iris[0]) * (seen.iris[1] - seen.iris[0]) / (2 * radius), np.float32)


_X = ((np.arange(2 * REACH[0] * PER_UNIT) + 0.5) / PER_UNIT - REACH[0]).astype(np.float32)
_Y = ((np.arange(2 * REACH[1] * PER_UNIT) + 0.5) / PER_UNIT - REACH[1]).astype(np.float32)
