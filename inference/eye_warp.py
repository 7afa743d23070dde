"""Eyes moved at full resolution: lids slide over the eyeball and the iris turns under them.

The flow is too coarse for an eye: it would squeeze the iris when the lids shut. Here skin between brow and lid edge is
stretched with the lid, the eyeball between the lids is uncovered or hidden but not squeezed, and the iris is shifted
with the white around it giving way. Eye frame: origin between the eye's corners, x along them to the picture's right, y
down, unit = distance of the outer eye corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.face_patches import EYE_SIZE, eye_distance
from inference.types import Floats

CORNERS = ((33, 133), (362, 263))
"""[eye] left and right corner in the picture; eye 0 is the one on the picture's left."""
UPPER_LIDS = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133),
    (362, 398, 384, 385, 386, 387, 388, 466, 263),
)
LOWER_LIDS = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133),
    (362, 382, 381, 380, 374, 373, 390, 249, 263),
)
BROWS = ((46, 53, 52, 65, 55), (285, 295, 282, 283, 276))
"""Lower edges of the brows."""
IRIS_CENTRES = (468, 473)
_SEEN = tuple(
    np.array([*upper, *lower, *brow, *range(iris, iris + 5)])
    for upper, lower, brow, iris in zip(UPPER_LIDS, LOWER_LIDS, BROWS, IRIS_CENTRES, strict=True)
)

CHEEK = 0.18
"""How far below the lower lid skin moves with it."""
RIM = 0.015
"""Height of the lower lid's wet rim, which shut lids hide."""
IRIS_WHOLE, IRIS_REACH = 1.1, 2.4
"""In iris radii: the disc that moves as a whole, and where the white around it rests again."""
BESIDE = 0.85
"""Eye widths from the middle at which the eye's own motion has ended, which sets in at the corners."""
BORDER, EASE = 4.0, 9.0
"""Window pixels at the edge that the flow alone moves, and over which the eye's own motion sets in."""


@dataclass(frozen=True, slots=True)
class EyeShape:
    """One eye of one face, in its eye frame."""

    axes: Floats
    """[2, 3] eye frame to picture."""
    width: float
    """Distance of the corners."""
    upper: Floats
    """[9, 2] lid edge from left to right; x in eye widths."""
    lower: Floats
    brow: Floats
    """[5, 2]"""
    iris: Floats
    """[2] centre."""
    radius: float


def eye_shape(points: Floats, mirrored: bool) -> EyeShape:
    """The eye on the picture's left, or (mirrored) the other one; `points` [478, 3] picture pixels."""
    side = int(mirrored)
    left, right = (points[corner, :2] for corner in CORNERS[side])
    unit = eye_distance(points)
    across = (right - left) / max(float(np.linalg.norm(right - left)), 1e-6)
    axes = np.column_stack([across * unit, np.array([-across[1], across[0]]) * unit, (left + right) / 2])
    width = float(np.linalg.norm(right - left)) / unit

    # The axes are at right angles and of one length, so their transpose is their inverse but for that length.
    local = (points[_SEEN[side], :2] - axes[:, 2]) @ axes[:, :2] / unit**2
    upper, lower, brow = (_curve(local[part], width) for part in (slice(0, 9), slice(9, 18), slice(18, 23)))
    iris = local[23:]
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    return EyeShape(axes.astype(np.float32), width, upper, lower, brow, iris[0], radius)


def _curve(line: Floats, width: float) -> Floats:
    """From left to right, x in eye widths."""
    return np.asarray((line / (width, 1))[np.argsort(line[:, 0])], np.float32)


def eye_map(by_flow: Floats, by_pose: Floats, window: Floats, target: EyeShape, own: EyeShape) -> Floats:
    """[h, w, 2] photo position (0-based pixels) that each pixel of an eye window shows.

    `by_flow` [h, w, 2] is what the flow says; at the window's edge it stays. `by_pose` is the flow by the head's pose
    alone: it shapes the turned eye, whose corners go where the flow has them and to which its own motion is added.
    """
    x, y = _in_frame(window, target.axes)
    column = x / target.width
    # Curves are read once a column, where it crosses the middle of the window: eye and window are all but parallel.
    across = column[EYE_SIZE[1] // 2][None]
    target_lids = [_height(line, across) for line in (target.brow, target.upper, target.lower)]
    own_lids = [_height(line, across) for line in (own.brow, own.upper, own.lower)]
    ball_x, ball_y = _eyeball(x, y, target, own, target_lids, own_lids)
    skin_y = _skin(y, target_lids, own_lids)
    open_ = (y > target_lids[1]) & (y < target_lids[2])
    there_x = np.where(open_, ball_x - column * np.float32(own.width), np.float32(0))
    there_y = np.where(open_, ball_y, skin_y) - y
    share = _SHARE * _ease((BESIDE - np.abs(column)) / (BESIDE - 0.5))
    moved = np.empty_like(by_flow)
    left, right_end = _at_corners(by_flow - by_pose, window, target)
    along = np.minimum(np.maximum(column + np.float32(0.5), 0), 1)
    for axis, (right, down, _) in enumerate(own.axes):
        flow = by_flow[..., axis]
        place = by_pose[..., axis] + left[axis] + along * (right_end[axis] - left[axis])
        moved[..., axis] = flow + share * (place + there_x * right + there_y * down - flow)
    return moved


def _at_corners(values: Floats, window: Floats, eye: EyeShape) -> Floats:
    """[2, 2] values [h, w, 2] of a window at the eye's left and right corner."""
    sides = np.array([[-0.5], [0.5]], np.float32) * eye.width * eye.axes[:, 0] + eye.axes[:, 2]
    cells = (sides - window[:, 2]) @ np.linalg.inv(window[:, :2]).T - 0.5
    columns, rows = (np.clip(np.rint(cells[:, i]).astype(int), 0, values.shape[1 - i] - 1) for i in (0, 1))
    return np.asarray(values[rows, columns], np.float32)


def _in_frame(window: Floats, axes: Floats) -> tuple[Floats, Floats]:
    """X and y [h, w] of every window pixel in the eye frame."""
    inverse = axes[:, :2].T / (axes[:, 0] @ axes[:, 0])
    linear, shift = inverse @ window[:, :2], inverse @ (window[:, 2] - axes[:, 2])
    return _X * linear[0, 0] + _Y * linear[0, 1] + shift[0], _X * linear[1, 0] + _Y * linear[1, 1] + shift[1]


def _height(line: Floats, column: Floats) -> Floats:
    """Y of a curve at each x, level beyond its ends."""
    return np.asarray(np.interp(column, line[:, 0], line[:, 1]), np.float32)


def _skin(y: Floats, target: list[Floats], own: list[Floats]) -> Floats:
    """Y in the photo of lid, brow and cheek."""
    (brow, upper, lower), (own_brow, own_upper, own_lower) = target, own
    share = (y - brow) / np.maximum(upper - brow, 0.02)
    above = np.where(share < 0, y - brow + own_brow, own_brow + np.minimum(share, 1) * (own_upper - own_brow))
    fade = np.minimum(np.maximum(1 - (y - lower) / CHEEK, 0), 1)
    below = y + (own_lower - lower) * fade
    opening = own_lower - own_upper
    shut = np.clip((opening - lower + upper) / np.maximum(opening, 0.02), 0, 1)
    return np.asarray(np.where(y < (upper + lower) / 2, above, np.maximum(below, own_lower + RIM * shut)), np.float32)


def _eyeball(
    x: Floats, y: Floats, target: EyeShape, own: EyeShape, lids: list[Floats], own_lids: list[Floats]
) -> tuple[Floats, Floats]:
    """X and y in the photo of the eyeball: hidden, not squeezed, by lids that come down; stretched by wider ones."""
    top, bottom = np.maximum(lids[1], own_lids[1]), np.minimum(lids[2], own_lids[2])
    share = (y - lids[1]) / np.maximum(lids[2] - lids[1], 1e-3)
    seen_y = top + share * np.maximum(bottom - top, 0)
    far = cv2.magnitude(x - target.iris[0], y - target.iris[1]) / max(target.radius, 1e-3)
    near = _ease((IRIS_REACH - far) / (IRIS_REACH - IRIS_WHOLE))
    stretch = own.width / target.width
    shift_x = own.iris[0] - target.iris[0] * stretch
    shift_y = own.iris[1] - target.iris[1]
    return x * stretch + near * shift_x, np.minimum(np.maximum(seen_y + near * shift_y, own_lids[1]), own_lids[2])


def _easing() -> Floats:
    width, height = EYE_SIZE
    x = np.minimum(np.arange(width) + 0.5, width - np.arange(width) - 0.5)
    y = np.minimum(np.arange(height) + 0.5, height - np.arange(height) - 0.5)
    return _ease((np.minimum(x[None], y[:, None]) - BORDER) / EASE)


def _ease(value: npt.NDArray[np.floating]) -> Floats:
    t = np.minimum(np.maximum(value, 0), 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


_SHARE = _easing()
_X = (np.arange(EYE_SIZE[0], dtype=np.float32) + 0.5)[None]
_Y = (np.arange(EYE_SIZE[1], dtype=np.float32) + 0.5)[:, None]
