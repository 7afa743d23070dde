"""Eye warp at full resolution: lids slide over the eyeball, and the iris rotates under them.

The flow is too coarse for an eye: it would squeeze the iris on lid closure. Here the skin between brow and lid edge
stretches with the lid, the eyeball between the lids is uncovered or hidden without distortion, and the iris shifts over
the white. The source position of each of these surfaces is a smooth field that can be sampled at any resolution; signed
distances from the lid edges separate the surfaces. Eye frame: origin between the eye's corners, x along them to the
right of the image, y down, unit = distance of the outer eye corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.eye_shape import EyeShape
from inference.face.eyes import MEETING
from inference.face.patches import EYE_SIZE
from inference.types import Floats

LID_SHADOW = 0.03
"""Height of the upper lid's shadow on the eyeball, in eye-frame units, which does not grow with the opening."""
CHEEK = 0.18
"""Distance below the lower lid, in eye-frame units, over which skin moves with it."""
RIM, UNDER_RIM = 0.022, 0.05
"""Height of the lower lid's wet rim in eye-frame units, hidden by closed lids, and the distance below the lid over
which the skin makes up for it."""
LINE = 0.007
"""The same at the upper lid, whose lashes stay visible."""
BESIDE = 0.85
"""Distance from the centre in eye widths at which the eye's own motion ends; it begins to fade at the corners."""
FOLLOW = 0.3
"""Share of the stretch of the skin between brow and lid edge with which the lid's fold follows the edge down."""
FOLD_RANGE = (0.3, 0.85)
"""Range of the fold on the way from the brow to the lid's edge."""
FROM_FOLD = (-0.1, -0.03)
"""Distances below the fold, in eye-frame units, over which the skin of the lowered lid comes out from under it."""
LID_ENDS = (0.6, 0.8)
"""Distances from the centre in eye widths over which that skin ends at the corners."""
BORDER, EASE = 4.0, 9.0
"""Border in window pixels moved by the flow alone, and the width over which the eye's own motion sets in."""


@dataclass(frozen=True, slots=True)
class EyeFields:
    """Photo position shown by each pixel [h, w] of an eye window, per surface; all fields are smooth."""

    place: Floats
    """[h, w, 2] photo position (0-based pixels) by head pose alone; by the whole flow at the window's edge."""
    upper: Floats
    """Offset from `place` for the upper lid, in pixels of the photo along the eye frame's y."""
    lower: Floats
    """The same for lower lid and cheek."""
    ball: Floats
    """The same for the white of the eye."""
    shut: Floats
    """The same for the skin of the closed lid (see lid_skin.py), which moves with the lid's edge."""
    lid: Floats
    """0..1: whether a pixel lies between the lid's fold and its edge, where a lowered lid shows that skin."""
    below_upper: Floats
    """Distance below the upper lid's edge in pixels of the photo; negative above it."""
    above_lower: Floats
    """Distance above the lower lid's edge in pixels of the photo; negative below it."""
    down: Floats
    """[2] unit vector of the eye frame's y in the photo."""
    iris: Floats
    """[2] offset in pixels of the photo, added to `place` to sample the iris."""
    lowered: float
    """Drop of the upper lid in openings of the photo's eye; negative if raised."""


def eye_fields(
    by_flow: Floats, by_pose: Floats, window: Floats, target: EyeShape, own: EyeShape, folds: bool = True
) -> EyeFields:
    """Surfaces of an eye with shape `target` from a photo with shape `own`, in a `window` on the target.

    `by_flow` [h, w, 2]: positions by the flow, kept at the window's edge. `by_pose`: positions by head pose alone,
    which give the shape of the rotated eye; its corners are moved to where the flow puts them. `folds`: whether the
    lowered lid comes out from under its fold; a drawn lid is stretched as a whole, with its outline.
    """
    x, y = in_frame(window, target.axes)
    column = x / target.width
    target_lids, own_lids = (heights((eye.brow, eye.upper, eye.lower), column) for eye in (target, own))
    own_fold = fold_height(own, column)
    fold = _moved_fold(own_fold, target_lids, own_lids, FOLLOW if folds else 1.0)
    unit = float(np.linalg.norm(own.axes[:, 0]))
    share = _SHARE * _ease((BESIDE - np.abs(column)) / (BESIDE - 0.5))
    left, right = _at_corners(by_flow - by_pose, window, target)
    along = np.minimum(np.maximum(column + np.float32(0.5), 0), 1)[..., None]
    place = by_flow + share[..., None] * (by_pose + left + along * (right - left) - by_flow)
    upper, lower = _skin(y, (target_lids, own_lids), (fold, own_fold))
    ball = _white(y, target_lids, own_lids)
    iris = (own.iris - target.iris * (own.width / target.width, 1)) @ own.axes[:, :2].T
    reach = share * np.float32(unit)
    return EyeFields(
        np.asarray(place, np.float32),
        reach * (upper - y),
        reach * (lower - y),
        reach * (ball - y),
        np.asarray(reach * (own_lids[2] + MEETING * (own_lids[1] - own_lids[2]) - target_lids[1]), np.float32),
        share
        * _ease((y - fold - FROM_FOLD[0]) / (FROM_FOLD[1] - FROM_FOLD[0]))
        * _ease((LID_ENDS[1] - np.abs(column)) / (LID_ENDS[1] - LID_ENDS[0])),
        (y - target_lids[1]) * np.float32(unit),
        (target_lids[2] - y) * np.float32(unit),
        own.axes[:, 1] / unit,
        np.asarray(iris, np.float32),
        _lowered(target, own),
    )


def _lowered(target: EyeShape, own: EyeShape) -> float:
    opening = float((own.lower[:, 1] - own.upper[:, 1]).max())
    return float((target.upper[:, 1] - own.upper[:, 1]).max()) / max(opening, 0.02)


def _at_corners(values: Floats, window: Floats, eye: EyeShape) -> Floats:
    """[2, 2] values [h, w, 2] of a window at the eye's left and right corner."""
    sides = np.array([[-0.5], [0.5]], np.float32) * eye.width * eye.axes[:, 0] + eye.axes[:, 2]
    cells = (sides - window[:, 2]) @ np.linalg.inv(window[:, :2]).T - 0.5
    columns, rows = (np.clip(np.rint(cells[:, i]).astype(int), 0, values.shape[1 - i] - 1) for i in (0, 1))
    return np.asarray(values[rows, columns], np.float32)


def in_frame(window: Floats, axes: Floats) -> tuple[Floats, Floats]:
    """Eye-frame coordinates x and y [h, w] of the window's pixels."""
    inverse = axes[:, :2].T / (axes[:, 0] @ axes[:, 0])
    linear, shift = inverse @ window[:, :2], inverse @ (window[:, 2] - axes[:, 2])
    return _X * linear[0, 0] + _Y * linear[0, 1] + shift[0], _X * linear[1, 0] + _Y * linear[1, 1] + shift[1]


def heights(lines: tuple[Floats, ...], column: Floats) -> list[Floats]:
    """[1, w] y of curves at `column` [h, w], the x of a window's pixels in eye widths; constant beyond their ends."""
    across = column[EYE_SIZE[1] // 2][None]
    return [np.asarray(np.interp(across, line[:, 0], line[:, 1]), np.float32) for line in lines]


def fold_height(eye: EyeShape, column: Floats) -> Floats:
    """[1, w] y of the upper lid's fold, between brow and edge of the lid, as `heights`."""
    return within_lid(*heights((eye.fold, eye.brow, eye.upper), column))


def within_lid(fold: Floats, brow: Floats, upper: Floats) -> Floats:
    """Heights of the fold, moved into FOLD_RANGE between brow and lid edge."""
    return np.asarray(np.clip(fold, *(brow + share * (upper - brow) for share in FOLD_RANGE)), np.float32)


def _moved_fold(own_fold: Floats, target: list[Floats], own: list[Floats], follow: float) -> Floats:
    """[1, w] y of the fold: it stays below the brow while the lid comes down, and rises with a raised lid.

    `follow` as FOLLOW.
    """
    still = target[0] + own_fold - own[0]
    stretched = target[0] + (own_fold - own[0]) / np.maximum(own[1] - own[0], 0.02) * (target[1] - target[0])
    return np.asarray(np.minimum(stretched, still + follow * (stretched - still)), np.float32)


def _skin(y: Floats, lids: tuple[list[Floats], list[Floats]], folds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Photo y of brow and upper lid, and of lower lid and cheek; `lids` and `folds` of target and photo."""
    (brow, upper, lower), (own_brow, own_upper, own_lower) = lids
    above = _between(y, (brow, folds[0], upper), (own_brow, folds[1], own_upper))
    fade = np.minimum(np.maximum(1 - (y - lower) / CHEEK, 0), 1)
    below = y + (own_lower - lower) * fade
    opening = own_lower - own_upper
    shut = np.clip((opening - lower + upper) / np.maximum(opening, 0.02), 0, 1)
    below = below + RIM * shut * np.minimum(np.maximum(1 - (y - lower) / UNDER_RIM, 0), 1)
    above, below = np.minimum(above, own_upper - LINE * shut), np.maximum(below, own_lower + RIM * shut)
    return np.asarray(above, np.float32), np.asarray(below, np.float32)


def _between(y: Floats, target: tuple[Floats, Floats, Floats], own: tuple[Floats, Floats, Floats]) -> Floats:
    """Photo y of brow, fold and lid edge, linear between them; above the brow the skin moves with it."""
    (brow, fold, edge), (own_brow, own_fold, own_edge) = target, own
    high = np.minimum((y - brow) / np.maximum(fold - brow, 0.01), 1) * (own_fold - own_brow)
    low = np.clip((y - fold) / np.maximum(edge - fold, 0.01), 0, 1) * (own_edge - own_fold)
    return np.asarray(own_brow + np.where(y < brow, y - brow, high + low), np.float32)


def _white(y: Floats, lids: list[Floats], own_lids: list[Floats]) -> Floats:
    """Photo y of the white: hidden, not squeezed, by lowered lids; stretched by wider ones, below the lid's shadow."""
    top, bottom = np.maximum(lids[1], own_lids[1]), np.minimum(lids[2], own_lids[2])
    shadow = np.minimum(LID_SHADOW, (own_lids[2] - own_lids[1]) / 4)
    down, height = y - lids[1] - shadow, np.maximum(bottom - top - shadow, 0)
    stretch = np.where(down < 0, 1, height / np.maximum(lids[2] - lids[1] - shadow, 1e-3))
    return np.asarray(np.clip(top + shadow + stretch * down, own_lids[1], own_lids[2]), np.float32)


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
