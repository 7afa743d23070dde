"""Skin of the closed upper lid, which an open eye hides in its fold.

A lid that comes down brings skin out from under its fold; the fold stays about where it is. This module paints that
skin into a patch of the photo, as if the eye were shut: colours from the skin above the fold and below the eye, pores
and wrinkles of the skin below the eye, and a soft roundness. Lashes and the sharp crease of the open eye are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.eyes.eyeball import in_eye, patch_around
from inference.decoder.eyes.lid_curves import within_lid
from inference.decoder.flow.flow_sampling import sample
from inference.face.eye_shape import EyeShape
from inference.face.eyes import MEETING
from inference.types import Floats, Pixels

MARGIN = (1.3, 1.2)
"""Half width and half height of the patch, in widths of the eye."""
UNFOLDS = (0.12, 0.5)
"""Lowering of the upper lid, in openings of the eye, at which its hidden skin begins to show, and is all there."""
ABOVE_FOLD = (0.15, 0.65)
"""Shares of the way from the fold to the brow between which the skin above the fold gives its colour."""
UNDER_EYE = (0.09, 0.24)
"""Distances below the lower lid, in distances of the outer eye corners, between which the skin gives its colour."""
FROM_BELOW = 0.55
"""Share of the colour from below the eye in that of the lid's middle and edge."""
ALONG = 0.06
"""Standard deviation of the Gaussian, in the same unit, that spreads these colours."""
ENOUGH = 0.25
"""Weight of known skin within a Gaussian from which its mean fills a pixel completely."""
PORES = 0.035
"""Standard deviation of the Gaussian that separates pores and wrinkles."""
SHARE = 0.5
"""Contrast of pores and wrinkles relative to the skin below the eye."""
DEEPEST, DEEPER = (3.5, 8.0), 0.4
"""Limits of their greatest contrast (0..255), and that contrast in standard deviations of the skin below the eye."""
APART = 0.05
"""Distance below the lower lid of the skin whose pores are shown at the upper lid's edge; further up: further down."""
ROUND, ENDS = (0.97, 1.04, 0.85), 0.04
"""Brightness of the lid at its fold, in its middle and at its edge; how much darker it is above the eye's corners."""


@dataclass(frozen=True, slots=True)
class LidSkin:
    """Patch of an image that shows the eye's upper lid closed."""

    corner: tuple[int, int]
    """Upper left corner of the patch in the image, whole pixels (x, y)."""
    pixels: Pixels
    """[h, w, c]"""


def unfolded(lowered: float) -> float:
    """Opacity 0..1 of the skin from under the fold; `lowered` as in EyeFields."""
    share = min(1.0, max(0.0, (lowered - UNFOLDS[0]) / (UNFOLDS[1] - UNFOLDS[0])))
    return share * share * (3 - 2 * share)


def lid_skin(picture: Pixels, eye: EyeShape) -> LidSkin:
    """Closed upper lid of `eye` in an image [h, w, c]; channels beyond RGB are kept."""
    corner, patch = patch_around(picture, eye, MARGIN)
    place = _Place.of(patch.shape[:2], corner, eye)
    colours = patch[..., :3].astype(np.float32)
    lid = _round(_colour(colours, place), place) + _pores(colours, place)
    shut = patch.copy()
    shut[..., :3] = np.clip(lid + 0.5, 0, 255)
    return LidSkin(corner, shut)


@dataclass(frozen=True, slots=True)
class _Place:
    """Pixels of a patch in the eye frame."""

    x: Floats
    """[h, w], as all below, in eye-frame units."""
    y: Floats
    brow: Floats
    """Height of the brow in the pixel's column, as that of fold, upper and lower lid, and of the closed lids' line."""
    fold: Floats
    upper: Floats
    lower: Floats
    line: Floats
    axes: Floats
    """[2, 3] from the eye frame to the patch, pixel centres at 0."""
    width: float

    @classmethod
    def of(cls, size: tuple[int, int], corner: tuple[int, int], eye: EyeShape) -> _Place:
        x, y = in_eye(size, corner, eye.axes)
        column = x / eye.width
        curves = (eye.brow, eye.fold, eye.upper, eye.lower)
        brow, fold, upper, lower = (np.interp(column, curve[:, 0], curve[:, 1]).astype(np.float32) for curve in curves)
        axes = eye.axes - np.array([[0, 0, corner[0] + 0.5], [0, 0, corner[1] + 0.5]], np.float32)
        line = lower + np.float32(MEETING) * (upper - lower)
        return cls(x, y, brow, within_lid(fold, brow, upper), upper, lower, line, axes, eye.width)

    @property
    def unit(self) -> float:
        """Pixels of an eye-frame unit."""
        return float(np.linalg.norm(self.axes[:, 0]))

    def at(self, y: Floats) -> Floats:
        """[h, w, 2] pixels of the patch at heights `y` of each pixel's column."""
        return np.asarray(np.stack([self.x, y], -1) @ self.axes[:, :2].T + self.axes[:, 2], np.float32)


def _colour(patch: Floats, place: _Place) -> Floats:
    """[h, w, 3] skin without detail: as above the fold there, and on the way down in part as below the eye."""
    fold = place.fold[..., None]
    near = np.abs(place.x) < place.width
    rise = (place.fold - place.y) / np.maximum(place.fold - place.brow, 0.02)
    above = near & (rise > ABOVE_FOLD[0]) & (rise < ABOVE_FOLD[1])
    below = near & (place.y > place.lower + UNDER_EYE[0]) & (place.y < place.lower + UNDER_EYE[1])
    share = FROM_BELOW * np.clip(2 * (place.y[..., None] - fold) / np.maximum(place.line[..., None] - fold, 0.02), 0, 1)
    high, low = (_spread(patch, known.astype(np.float32), ALONG * place.unit) for known in (above, below))
    return np.asarray(high + share * (low - high), np.float32)


def _spread(patch: Floats, known: Floats, width: float) -> Floats:
    """[h, w, 3] mean of the pixels known [h, w] around each pixel, of ever more of them where there are few."""
    filled, sure = np.zeros_like(patch), np.zeros_like(known)
    for reach in (width, 2 * width, 4 * width):
        weight = cv2.GaussianBlur(known, (0, 0), reach)[..., None]
        mean = cv2.GaussianBlur(patch * known[..., None], (0, 0), reach) / np.maximum(weight, 1e-6)
        share = (1 - sure)[..., None] * np.clip(weight / ENOUGH, 0, 1)
        filled, sure = filled + share * mean, sure + share[..., 0]
    return np.asarray(filled / np.maximum(sure, 1e-6)[..., None], np.float32)


def _round(colour: Floats, place: _Place) -> Floats:
    """The colour, shaded as a lid over an eyeball."""
    down = (place.y - place.fold) / np.maximum(place.line - place.fold, 0.02)
    across = 1 - ENDS * np.minimum((2 * place.x / place.width) ** 2, 1) * np.clip(down, 0, 1)
    return np.asarray(colour * (np.interp(down, (0, 0.45, 1), ROUND) * across)[..., None], np.float32)


def _pores(patch: Floats, place: _Place) -> Floats:
    """[h, w, 3] fine detail of the skin below the eye, mirrored about the closed lids."""
    mirrored = sample(patch, place.at(place.lower + np.float32(APART) + np.abs(place.line - place.y)))
    fine = mirrored - cv2.GaussianBlur(mirrored, (0, 0), PORES * place.unit)
    lid = (np.abs(place.x) < place.width / 2) & (place.y > place.fold) & (place.y < place.line)
    deepest = np.clip(DEEPER * float(fine[lid].std()) if lid.any() else 0.0, *DEEPEST)
    return np.asarray(deepest * np.tanh(SHARE * fine / deepest), np.float32)
