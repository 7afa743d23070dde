"""A photo's upper row of teeth in arch coordinates: rectification, mask, and where its teeth stand."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.face.dental_arch import ArchView
from inference.face.landmark_maps import LIPS_INNER, fill
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

PER_UNIT = 500
"""Pixels of a row's texture per inter-ocular distance."""
REACH, ABOVE, BELOW = 0.42, 0.16, 0.06
"""Extent of a texture in arch coordinates: to either side, above the incisors' edge and below it."""
SIZE = round(2 * REACH * PER_UNIT), round((ABOVE + BELOW) * PER_UNIT)
"""Width and height of a texture."""
GAPS = (0.0, 0.104, 0.177, 0.249, 0.315, 0.372)
"""Mean distances along the arch from the midline to the gaps between teeth; they agree with mean widths of 8.5, 6.5,
7.5, 7 and 6.5 mm (source: Wheeler's Dental Anatomy)."""
SCALES, SHIFTS = np.linspace(0.84, 1.16, 17), np.linspace(-0.036, 0.036, 25)
"""Widths of a row relative to GAPS, and positions of its midline, that are tried."""
PROFILE_ROWS = (0.012, 0.06)
"""Distances above the edge between which gaps darken the columns of a row."""
GAP_SIGMA = 0.022
"""Sigma along the arch of the smooth brightness that gaps are compared with."""
DARKEST, REDDEST, PALEST = 0.5, 1.55, 0.72
"""Tooth pixels: least brightness relative to the mouth's 90th percentile, and bounds of red and blue over green."""
REDDER = 1.2
"""Red over green of a tooth's pixel relative to the median of all, from which it is lip or gum."""
PINK = 1.12
"""Red over green of a separate part, relative to the largest one's, from which it is lit lip or gum."""
LEAST_PART, LEAST_HEIGHT = 0.04, 9
"""Least area of a separate part of the mask relative to its largest part, and its least height in pixels."""

S = ((np.arange(SIZE[0], dtype=np.float32) + 0.5) / PER_UNIT - REACH)[None]
"""[1, w] arch coordinate s of a texture's columns."""
Y = ((np.arange(SIZE[1], dtype=np.float32) + 0.5) / PER_UNIT - ABOVE)[:, None]
"""[h, 1] arch coordinate y of a texture's rows."""


@dataclass(frozen=True, slots=True)
class RowFit:
    """Placement of a row of teeth in its texture."""

    scale: float
    """Width of its teeth relative to GAPS."""
    shift: float
    """Arch coordinate of the gap between the central incisors."""
    edge: Floats
    """[w] y of the teeth's lower edges."""


def rectified(portrait: Portrait, view: ArchView) -> Pixels:
    """[h, w, 3] the photo in arch coordinates, at the photo's own resolution."""
    s, y = np.broadcast_arrays(S, Y)
    places = view.show(s, y)
    picture, origin = portrait.crop, places - np.float32(0.5)
    if portrait.photo is not None:
        left, top, side = portrait.square
        picture, origin = portrait.photo, places * np.float32(side / FRAME_SIZE) + (left - 0.5, top - 0.5)
    return np.asarray(
        cv2.remap(picture, origin.astype(np.float32), None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),  # type: ignore[call-overload]
        np.uint8,
    )


def between_lips(landmarks: Floats, view: ArchView) -> np.ndarray:
    """[h, w] mask of the texture's pixels between the lips of landmarks [478, 3]."""
    s, y = view.locate(landmarks[LIPS_INNER, 0], landmarks[LIPS_INNER, 1])
    mask = np.zeros(SIZE[::-1], np.uint8)
    fill(mask, np.column_stack([(s + REACH) * PER_UNIT, (y + ABOVE) * PER_UNIT]).astype(np.float32))
    return mask > 128


def tooth_mask(row: Pixels, between: np.ndarray) -> np.ndarray:
    """[h, w] mask of upper teeth in a rectified photo: bright and not red, between the lips."""
    if not between.any():
        return between
    red, green, blue = cv2.split(row.astype(np.float32))
    bright = (red + green + blue) / 3
    teeth = between & (bright > DARKEST * np.percentile(bright[between], 90))
    teeth &= (red < REDDEST * green) & (blue > PALEST * green * 0.8)
    if not teeth.any():
        return np.zeros_like(between)
    ratio = np.asarray(red / np.maximum(green, 1), np.float32)
    teeth &= ratio < REDDER * np.median(ratio[teeth])
    opened = np.asarray(cv2.morphologyEx(teeth.astype(np.uint8), cv2.MORPH_OPEN, np.ones((7, 7), np.uint8)), np.uint8)
    whole = _uppermost(opened)
    pale = _without_pink(whole, ratio)
    joined = cv2.morphologyEx(pale, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    count, labels, areas, _ = cv2.connectedComponentsWithStats(joined)
    if count < 2:
        return joined > 0
    sizes = areas[1:, cv2.CC_STAT_AREA]
    large = 1 + np.flatnonzero((sizes > LEAST_PART * sizes.max()) & (areas[1:, cv2.CC_STAT_HEIGHT] > LEAST_HEIGHT))
    return np.isin(labels, large)


def _without_pink(mask: Pixels, red: Floats) -> Pixels:
    """[h, w] the separate parts of a mask that are hardly redder than its largest one; `red` [h, w]: red over green."""
    count, labels, areas, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return mask
    shades = np.array([np.median(red[labels == part]) for part in range(1, count)])
    usual = shades[areas[1:, cv2.CC_STAT_AREA].argmax()]
    return np.isin(labels, 1 + np.flatnonzero(shades < PINK * usual)).astype(np.uint8)


def _uppermost(mask: Pixels) -> Pixels:
    """[h, w] the uppermost part of a mask in each column: below it lie lower teeth, or a lit lower lip."""
    starts = np.diff(mask.astype(np.int8), axis=0, prepend=0) > 0
    return np.asarray(mask * (np.cumsum(starts, axis=0) == 1), np.uint8)


def fit_row(row: Pixels, mask: np.ndarray) -> RowFit:
    """Finds the gaps and the edge of a row of teeth whose `mask` [h, w] is not empty."""
    edge = lower_edge(mask)
    light = cv2.cvtColor(row, cv2.COLOR_RGB2GRAY).astype(np.float32)
    near = mask & (edge - PROFILE_ROWS[1] < Y) & (edge - PROFILE_ROWS[0] > Y)
    count = near.sum(0)
    level = np.where(count > 3, (light * near).sum(0) / np.maximum(count, 1), 0)
    known = (level > 0).astype(np.float32)
    sigma = GAP_SIGMA * PER_UNIT
    smooth = _blur(level, sigma) / np.maximum(_blur(known, sigma), 1e-3)
    darker = known * np.clip((smooth - level) / np.maximum(smooth, 1), -0.1, 0.15)
    darker = _blur(darker.astype(np.float32), 2.0)
    gaps = np.array([*(-g for g in GAPS[:0:-1]), *GAPS])
    scores = [[np.interp(scale * gaps + shift, S[0], darker).sum() for shift in SHIFTS] for scale in SCALES]
    usual = 0.08 * (((SCALES[:, None] - 1) / 0.1) ** 2 + (SHIFTS[None] / 0.03) ** 2)
    best = np.unravel_index(np.argmax(np.array(scores) - usual), (len(SCALES), len(SHIFTS)))
    return RowFit(float(SCALES[best[0]]), float(SHIFTS[best[1]]), edge)


def lower_edge(mask: np.ndarray) -> Floats:
    """[w] y of the lowest mask pixel of each column, smoothed over half a tooth and extended beyond the mask."""
    seen = mask.any(0)
    lowest = (SIZE[1] - 1 - mask[::-1].argmax(0) + 1) / PER_UNIT - ABOVE
    columns = np.flatnonzero(seen)
    filled = np.interp(np.arange(SIZE[0]), columns, lowest[columns]).astype(np.float32)
    middle = cv2.medianBlur(filled[None], 5)[0]
    return np.asarray(_blur(middle, 0.02 * PER_UNIT), np.float32)


def _blur(values: Floats, sigma: float) -> Floats:
    blurred = cv2.GaussianBlur(values.astype(np.float32)[None], (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(blurred[0], np.float32)
