"""Background plate: the photo with the person inpainted.

Only a band beside the moving head is ever visible. It is copied from patches of the surrounding background,
which continues texture, grain and straight lines; deeper inside, ever coarser means of the background take over
(push-pull).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.patch_fill import inpaint
from inference.portrait.patch_table import Mask, Numbers
from inference.portrait.push_pull import fill
from inference.portrait.thin_structures import loose_strands
from inference.types import Floats, Pixels

FOREGROUND = 8
"""Matte value (of 255) from which a pixel may contain the person's colour."""
REACH = 10
"""Pixels around the matte that are inpainted too: hair and blurred edges mix colours."""
STRAND = 5
"""Width in pixels of the brush that widens loose strands of hair, which are inpainted as well."""
BAND = (90, 140)
"""Depths in pixels between which the copied patches fade to the smooth fill."""
GRAIN = 1.5
"""Standard deviation in pixels of the blur that separates detail from colour."""
DETAIL = 3.0
"""Weight of a difference in detail relative to one in colour, so that smooth walls stay smooth."""
DETAIL_LIMITS = (2.5, 10.0)
"""Limits of copied detail: this multiple of the surrounding detail, plus this amount (weighted by DETAIL)."""
SEAM, MAX_TONE_SHIFT = 6, 15.0
"""Width in pixels outside the hole over which tones are compared, and the largest correction in grey levels."""
WALL = (5.0, 10.0)
"""Standard deviation in pixels of the low-pass filter; difference in grey levels from which it counts as another
subject."""
TONE = 40.0
"""Depth in pixels over which the tone correction decays."""


def inpaint_background(picture: Pixels, matte: Pixels) -> Pixels:
    """[h, w, 3] the image with the area under the matte [h, w] inpainted from the surrounding background."""
    known = _background(picture, matte)
    if not known.any():
        return np.full_like(picture, 128)
    colours = picture.astype(np.float32)
    smooth = fill(np.dstack([colours, _detail(colours, known)]), known)
    depth = _away(known > 0)
    copied, places = inpaint(smooth, known > 0, depth < BAND[1])
    toned = copied[..., :3] + _missing_tone(colours, known, places) * np.exp(-depth / TONE)[..., None]
    toned = toned + _low_frequency_difference(smooth[..., :3] - toned)
    share = (_in_band(depth) * _detail_plausibility(copied[..., 3], smooth[..., 3], known > 0))[..., None]
    painted = toned * share + smooth[..., :3] * (1 - share)
    return np.where(known[:, :, None] > 0, picture, painted.clip(0, 255).round()).astype(np.uint8)


def painted_share(picture: Pixels, matte: Pixels) -> Floats:
    """[h, w] 1 where the plate replaces the photo, easing to 0 at the edge of the inpainted area.

    Without easing, the contour of that area would be visible on walls.
    """
    hair = loose_strands(picture, matte).astype(np.float32)
    near = np.maximum(1 - _away(matte >= FOREGROUND) / REACH, cv2.GaussianBlur(2 * _widened(hair), (0, 0), STRAND / 2))
    near = near.clip(0, 1)
    return np.asarray(near * near * (3 - 2 * near), np.float32)


def _background(picture: Pixels, matte: Pixels) -> Floats:
    """[h, w] 1 where the image certainly shows background."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * REACH + 1, 2 * REACH + 1))
    person = cv2.dilate((matte >= FOREGROUND).astype(np.uint8), disc)
    hair = _widened(_widened(loose_strands(picture, matte).astype(np.uint8)))
    return np.asarray((person == 0) & (hair == 0), np.float32)


def _widened(strands: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Strands [h, w] with their blurred edges."""
    return cv2.dilate(strands, np.ones((STRAND, STRAND), np.uint8))


def _detail(colours: Floats, known: Floats) -> Floats:
    """[h, w] weighted high-frequency detail of the known pixels around each pixel."""
    rough = np.abs(colours - _blur(colours, known, GRAIN)).mean(-1, keepdims=True)
    return np.asarray(DETAIL * _blur(np.repeat(rough, 3, 2), known, 2 * GRAIN)[..., 0], np.float32)


def _missing_tone(colours: Floats, known: Floats, places: Numbers) -> Floats:
    """[h, w, 3] tone correction of a hole copied from `places` [h, w, 2], so that it continues the surrounding tone."""
    hole = known == 0
    height, width = known.shape
    here = np.stack(np.meshgrid(np.arange(width), np.arange(height)), axis=-1)
    shift = _of_nearest(hole, places - here)
    columns, rows = (here + shift).clip(0, [width - 1, height - 1]).transpose(2, 0, 1)
    away = _away(hole)
    seam = (away > 0) & (away <= SEAM) & (known[rows, columns] > 0) & shift.any(-1)
    tone = _blur(colours, known, SEAM / 2)
    missing = np.where(seam[..., None], (tone - tone[rows, columns]).clip(-MAX_TONE_SHIFT, MAX_TONE_SHIFT), 0)
    return np.asarray(cv2.GaussianBlur(fill(missing, seam.astype(np.float32)), (0, 0), SEAM), np.float32)


def _low_frequency_difference(missing: Floats) -> Floats:
    """[h, w, 3] low-frequency part of the difference to the smooth fill, where it is small: avoids seams on walls."""
    coarse = cv2.GaussianBlur(missing, (0, 0), WALL[0])
    little = np.exp(-np.square(np.square(coarse).mean(-1, keepdims=True) / WALL[1] ** 2))
    return np.asarray(coarse * little, np.float32)


def _in_band(depth: Floats) -> Floats:
    """[h, w] 1 in the outer part of the band, falling to 0 at its inner edge."""
    return np.asarray(((BAND[1] - depth) / (BAND[1] - BAND[0])).clip(0, 1), np.float32)


def _detail_plausibility(detail: Floats, own: Floats, known: Mask) -> Floats:
    """[h, w] 0 where a hole received much more detail than its surroundings have (a cable on a wall), else 1."""
    around = cv2.dilate(own, np.ones((SEAM, SEAM)))[..., None]
    expected = np.maximum(own, _of_nearest(known, around)[..., 0])
    excess = ((detail - DETAIL_LIMITS[0] * expected) / DETAIL_LIMITS[1] - 1).clip(0, 1)
    return np.asarray(1 - cv2.GaussianBlur(cv2.dilate(excess, np.ones((5, 5))), (0, 0), 2 * GRAIN), np.float32)


def _away(area: Mask) -> Floats:
    """[h, w] distance in pixels to the nearest pixel of `area`."""
    return np.asarray(cv2.distanceTransform((~area).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5), np.float32)


def _of_nearest(area: Mask, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """[h, w, c] for each pixel, the values [h, w, c] of the nearest pixel of `area`."""
    _, labels = cv2.distanceTransformWithLabels(
        (~area).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    found = np.zeros((labels.max() + 1, values.shape[2]), values.dtype)
    found[labels[area]] = values[area]
    return np.asarray(found[labels])


def _blur(picture: Floats, known: Floats, sigma: float) -> Floats:
    """Gaussian blur of the known pixels only."""
    weight = cv2.GaussianBlur(known, (0, 0), sigma)[:, :, None]
    blurred = cv2.GaussianBlur(picture * known[:, :, None], (0, 0), sigma)
    return np.asarray(blurred / np.maximum(weight, 1e-6), np.float32)
