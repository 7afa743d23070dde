"""Skin of the upper lid of a shut eye: stretched smooth, without crease and lashes.

In a photo of an open eye the upper lid is folded: there is a dark crease, and the lashes point up. Moved down with the
lid, crease and lashes look like the gap of a half-open eye. This module fills them with the surrounding skin.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.decoder.eyes.eyeball import in_eye, patch_around
from inference.face.eye_shape import EyeShape
from inference.types import Floats, Pixels

MARGIN = (1.3, 1.2)
"""Half width and half height of the filled patch, in widths of the eye."""
UNFOLDS = (0.45, 0.9)
"""Shares of the eye's opening by which the upper lid is lowered when the crease starts to fade, and when it is gone."""
BELOW_BROW = 0.35
"""Share of the way from the brow to the lid's edge down to which the photo's skin stays."""
FADE = 0.35
"""Share of that way over which the photo fades into the filled skin."""
UNDER_LASHES = 0.09
"""Distance below the lower lid, in distances of the outer eye corners, from which the photo's skin stays."""
SIDES = (0.64, 0.84)
"""Distances from the eye's middle in eye widths: all is filled up to the first, nothing beyond the second."""
SHADED = 0.15
"""Weight in the filled skin of the skin under the brow, which is in shadow, against that of the cheek."""
ENOUGH = 0.3
"""Weight of kept skin within a Gaussian from which its mean fills a pixel completely."""
NARROWEST, WIDEST = 2.0, 64.0
"""Standard deviations in pixels of the narrowest and the widest Gaussian that fills."""


@dataclass(frozen=True, slots=True)
class LidSkin:
    """Patch of an image with smooth lids."""

    corner: tuple[int, int]
    """Upper left corner of the patch in the image, whole pixels (x, y)."""
    pixels: Pixels
    """[h, w, c]"""


def unfolded(lowered: float) -> float:
    """Opacity 0..1 of the smooth skin; `lowered` as in EyeFields."""
    share = min(1.0, max(0.0, (lowered - UNFOLDS[0]) / (UNFOLDS[1] - UNFOLDS[0])))
    return share * share * (3 - 2 * share)


def lid_skin(picture: Pixels, eye: EyeShape) -> LidSkin:
    """Smooth skin instead of the fold and the lashes of `eye` in an image [h, w, c]; channels beyond RGB are kept."""
    corner, patch = patch_around(picture, eye, MARGIN)
    kept, above = _kept(patch.shape[:2], corner, eye)
    filled = _filled(patch[..., :3].astype(np.float32), kept, np.where(above, SHADED, 1).astype(np.float32))
    smooth = patch.copy()
    smooth[..., :3] = np.clip(filled + 0.5, 0, 255)
    return LidSkin(corner, smooth)


def _kept(size: tuple[int, int], corner: tuple[int, int], eye: EyeShape) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """[h, w] 0..1: weight of the photo's own skin; [h, w] whether a pixel lies above the eye."""
    x, y = in_eye(size, corner, eye.axes)
    column = x / eye.width
    brow, upper, lower = (np.interp(column, line[:, 0], line[:, 1]) for line in (eye.brow, eye.upper, eye.lower))
    down = (y - brow) / np.maximum(upper - brow, 0.02)
    above = np.clip((BELOW_BROW + FADE - down) / FADE, 0, 1)
    below = np.clip((y - lower - UNDER_LASHES) / UNDER_LASHES + 1, 0, 1)
    beside = np.clip((np.abs(column) - SIDES[0]) / (SIDES[1] - SIDES[0]), 0, 1)
    return np.asarray(np.maximum(np.maximum(above, below), beside), np.float32), y < upper


def _filled(patch: Floats, kept: Floats, importance: Floats) -> Floats:
    """The patch [h, w, 3], filled where `kept` is below 1 by normalised convolution with ever wider Gaussians.

    `importance` [h, w]: weight of a kept pixel in the filled skin.
    """
    known = (kept >= 1) * importance
    filled, sure = patch * kept[..., None], kept.copy()
    width = NARROWEST
    while width <= WIDEST:
        weight = cv2.GaussianBlur(known, (0, 0), width)[..., None]
        mean = cv2.GaussianBlur(patch * known[..., None], (0, 0), width) / np.maximum(weight, 1e-6)
        share = (1 - sure)[..., None] * np.clip(weight / ENOUGH, 0, 1)
        filled, sure = filled + share * mean, sure + share[..., 0]
        width *= 2
    return np.asarray(filled / np.maximum(sure, 1e-6)[..., None], np.float32)
