"""Curves of an eye's lids in its window: heights of brow, fold and lid edges in each column, in frame and photo.

Eye frame: origin between the eye's corners, x along them to the right of the image, y down, unit = distance of the
outer eye corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face.eye_shape import EyeShape
from inference.face.eyes import MEETING
from inference.face.patches import EYE_SIZE
from inference.types import Floats

LID_SHADOW = 0.03
"""Height of the upper lid's shadow on the eyeball, in eye-frame units, which does not grow with the opening."""
RIM = 0.022
"""Height of the lower lid's wet rim in eye-frame units, hidden by closed lids."""
LINE = 0.007
"""The same at the upper lid, whose lashes stay visible."""
FOLLOW = 0.3
"""Share of the stretch of the skin between brow and lid edge with which the lid's fold follows the edge down."""
FOLD_RANGE = (0.3, 0.85)
"""Range of the fold on the way from the brow to the lid's edge."""
NARROW, SHORT = 0.01, 1e-3
"""Least heights, in eye-frame units, of the skin between two lines and of the white that is stretched."""


@dataclass(frozen=True, slots=True)
class LidCurves:
    """One eye of a frame and of the photo; curves [1, w] are heights in the eye frame at each column of the window."""

    to_eye: Floats
    """[2, 3] from window pixels to the eye frame."""
    width: float
    """Distance of the eye's corners in the eye frame."""
    brow: Floats
    fold: Floats
    upper: Floats
    lower: Floats
    own_brow: Floats
    """Heights in the photo, as those below."""
    own_fold: Floats
    own_upper: Floats
    own_lower: Floats
    corners: tuple[Floats, Floats]
    """Columns [2] and rows [2] of the window's pixels nearest to the eye's left and right corner."""
    pixel: float
    """Size of a window pixel in the eye frame."""
    unit: float
    """Size of the eye frame's unit in pixels of the photo."""
    down: Floats
    """[2] unit vector of the eye frame's y in the photo."""
    iris: Floats
    """[2] offset in pixels of the photo, added to the position by head pose to sample the iris."""
    lowered: float
    """Drop of the upper lid in openings of the photo's eye; negative if raised."""

    def places(self) -> tuple[Floats, Floats]:
        """Eye-frame coordinates x and y [h, w] of the window's pixels."""
        return on_axes(self.to_eye)

    @property
    def shut(self) -> Floats:
        """[1, w] closure 0..1 of the lids relative to the photo."""
        opening = self.own_lower - self.own_upper
        return np.asarray(np.clip((opening - self.lower + self.upper) / np.maximum(opening, 0.02), 0, 1), np.float32)

    @property
    def met(self) -> Floats:
        """[1, w] height in the photo of the skin that a closed lid shows at its edge, below the frame's lid."""
        return np.asarray(self.own_lower + MEETING * (self.own_upper - self.own_lower) - self.upper, np.float32)

    @property
    def skin(self) -> tuple[Floats, Floats, Floats, Floats]:
        """[1, w] each: steepness and rise of the photo's heights from brow to fold, and from fold to lid edge."""
        rises = self.own_fold - self.own_brow, self.own_upper - self.own_fold
        high, low = (1 / np.maximum(part, NARROW) for part in (self.fold - self.brow, self.upper - self.fold))
        return high, rises[0], low, rises[1]

    @property
    def white(self) -> tuple[Floats, Floats, Floats]:
        """[1, w] each: end of the upper lid's shadow on the white in the frame and in the photo, and the stretch below.

        The white is hidden, not squeezed, by lowered lids, and stretched by wider ones.
        """
        top, bottom = np.maximum(self.upper, self.own_upper), np.minimum(self.lower, self.own_lower)
        shadow = np.minimum(LID_SHADOW, (self.own_lower - self.own_upper) / 4)
        height = np.maximum(bottom - top - shadow, 0)
        stretch = height / np.maximum(self.lower - self.upper - shadow, SHORT)
        return self.upper + shadow, top + shadow, stretch


def lid_curves(window: Floats, target: EyeShape, own: EyeShape, folds: bool = True) -> LidCurves:
    """Curves of an eye with shape `target` in a `window` [2, 3] on it, and of the photo's eye with shape `own`.

    `folds`: whether the lowered lid comes out from under its fold; a drawn lid is stretched as a whole, with its
    outline.
    """
    to_eye = _in_frame(window, target.axes)
    column = on_axes(to_eye)[0] / target.width
    brow, upper, lower = lids = heights((target.brow, target.upper, target.lower), column)
    own_brow, own_upper, own_lower = own_lids = heights((own.brow, own.upper, own.lower), column)
    own_fold = fold_height(own, column)
    fold = _moved_fold(own_fold, lids, own_lids, FOLLOW if folds else 1.0)
    unit = float(np.linalg.norm(own.axes[:, 0]))
    iris = (own.iris - target.iris * (own.width / target.width, 1)) @ own.axes[:, :2].T
    return LidCurves(
        to_eye,
        target.width,
        brow,
        fold,
        upper,
        lower,
        own_brow,
        own_fold,
        own_upper,
        own_lower,
        _corners(window, target),
        float(np.linalg.norm(window[:, 0]) / np.linalg.norm(target.axes[:, 0])),
        unit,
        own.axes[:, 1] / unit,
        np.asarray(iris, np.float32),
        _lowered(target, own),
    )


def _lowered(target: EyeShape, own: EyeShape) -> float:
    opening = float((own.lower[:, 1] - own.upper[:, 1]).max())
    return float((target.upper[:, 1] - own.upper[:, 1]).max()) / max(opening, 0.02)


def _corners(window: Floats, eye: EyeShape) -> tuple[Floats, Floats]:
    sides = np.array([[-0.5], [0.5]], np.float32) * eye.width * eye.axes[:, 0] + eye.axes[:, 2]
    cells = (sides - window[:, 2]) @ np.linalg.inv(window[:, :2]).T - 0.5
    columns, rows = (np.clip(np.rint(cells[:, i]).astype(int), 0, EYE_SIZE[i] - 1) for i in (0, 1))
    return columns, rows


def _in_frame(window: Floats, axes: Floats) -> Floats:
    """[2, 3] from window pixels to the eye frame with `axes`."""
    inverse = axes[:, :2].T / (axes[:, 0] @ axes[:, 0])
    return np.column_stack([inverse @ window[:, :2], inverse @ (window[:, 2] - axes[:, 2])])


def on_axes(to_eye: Floats) -> tuple[Floats, Floats]:
    """Eye-frame coordinates x and y [h, w] of the window's pixels; `to_eye` as in LidCurves."""
    x, y = (_X * row[0] + _Y * row[1] + row[2] for row in to_eye)
    return x, y


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


_X = (np.arange(EYE_SIZE[0], dtype=np.float32) + 0.5)[None]
_Y = (np.arange(EYE_SIZE[1], dtype=np.float32) + 0.5)[:, None]
