"""Finds the seam between closed lips in a photo: a dark line beside its landmarks, and glimpses of teeth along it."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.mouth.lip_curves import LOWER_EDGE, NO_SEAM, UPPER_EDGE, LipSeam, opening
from inference.decoder.mouth.window_columns import across
from inference.face.patches import MOUTH_SIZE, cut, into_window, mouth_window
from inference.types import Floats, Pixels, Portrait

SHUT = 0.02
"""Greatest distance of the lips, in distances of the outer eye corners, up to which a photo shows a seam."""
STEP = 0.5
OFFSETS = np.arange(-8, 8.25, STEP, dtype=np.float32)
"""Distances from the landmarks, in pixels of the mouth window, that are looked at."""
SOUGHT = np.abs(OFFSETS) <= 4
"""Those at which the seam is sought."""
PULL, BEND = 0.03, 0.12
"""Cost of a pixel's distance from the landmarks, squared, and of a step from one column to the next, in units of the
lips' contrast."""
SMOOTH = 3.0
"""Sigma in window pixels by which the seam is smoothed along the lips."""
LEAST_CONTRAST = 6.0
"""Least contrast in grey levels of a seam."""
DARK, PALE = 0.72, 0.87
"""Light and red (over green) relative to the same lip's below which a pixel at the seam is dark, or a tooth."""
SPOT = 7
"""Columns to which an extent found in one of them applies."""
BREAK = 5
"""Rows within which a break in it is bridged, as between a dark line and a tooth."""
WIDEST = 3.0
"""Limit in window pixels of what is no lip, on either side."""


def lip_seam(portrait: Portrait) -> LipSeam:
    """The seam of a photo with shut lips; NO_SEAM if they are apart, or alike in light.

    Finds the darkest path across the columns of the mouth window by dynamic programming.
    """
    points = portrait.landmarks
    if opening(points).max() > SHUT:
        return NO_SEAM
    window = mouth_window(points)
    upper, lower = (into_window(points[list(edge)], window) for edge in (UPPER_EDGE, LOWER_EDGE))
    line, x = (across(upper, upper[:, 1]) + across(lower, lower[:, 1])) / np.float32(2), (upper[:, 0] + lower[:, 0]) / 2
    first, last = max(round(float(x[1])), 0), min(round(float(x[-2])), MOUTH_SIZE[0])
    seen = _along(cut(portrait.crop, window, MOUTH_SIZE), line)[:, first:last]
    light = (
        np.asarray(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), np.float32) if last > first else np.zeros((1, 1), np.float32)
    )
    contrast = float(np.ptp(np.median(light, axis=1)))
    if contrast < LEAST_CONTRAST:
        return NO_SEAM
    path = _darkest(np.asarray(light / contrast + PULL * OFFSETS[:, None] ** 2, np.float32)[SOUGHT])
    path += int(np.flatnonzero(SOUGHT)[0])
    found = [OFFSETS[path], *_extent(_no_lip(seen, light), path)]
    columns = np.arange(first, last) + 0.5
    shift, above, below = (np.interp(x, columns, _smoothed(values)).astype(np.float32) for values in found)
    shift[[0, -1]] = 0
    return LipSeam(shift, above, below)


def _along(picture: Pixels, line: Floats) -> Pixels:
    """[len(OFFSETS), w, 3] a window at heights around `line` [w]."""
    rows = (line - np.float32(0.5))[None] + OFFSETS[:, None]
    columns = np.broadcast_to(np.arange(MOUTH_SIZE[0], dtype=np.float32), rows.shape)
    return np.asarray(cv2.remap(picture, np.ascontiguousarray(columns), rows, cv2.INTER_LINEAR), np.uint8)


def _darkest(cost: Floats) -> np.ndarray:
    """[w] row of `cost` [h, w] in each column of the cheapest path from left to right."""
    rows = np.arange(len(cost))
    step = BEND * np.abs(rows[:, None] - rows[None])
    total, came = cost[:, 0], []
    for column in cost.T[1:]:
        through = total[None] + step
        came.append(through.argmin(1))
        total = through.min(1) + column
    path = [int(total.argmin())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return np.array(path[::-1])


def _no_lip(seen: Pixels, light: Floats) -> np.ndarray:
    """[h, w] mask of dark pixels and of those that are paler than lips."""
    red = seen[..., 0] / np.maximum(seen[..., 1].astype(np.float32), 1)
    usual = [
        np.vstack([np.median(part, 0) for part in (each[OFFSETS < 0], each[OFFSETS > 0])]) for each in (light, red)
    ]
    lip = (OFFSETS > 0).astype(int)
    found = (light < DARK * usual[0][lip]) | (red < PALE * usual[1][lip])
    return cv2.morphologyEx(found.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((BREAK, 1))) > 0


def _extent(mask: np.ndarray, path: np.ndarray) -> tuple[Floats, Floats]:
    """[w] each: how far the mask [h, w] extends above and below a path [w] without a break, in window pixels."""
    columns, sides = np.arange(mask.shape[1]), []
    for side in (-1, 1):
        reached, inside = np.zeros(mask.shape[1], np.float32), np.ones(mask.shape[1], bool)
        for k in range(1, round(WIDEST / STEP) + 1):
            inside &= mask[np.clip(path + side * k, 0, len(mask) - 1), columns]
            reached += STEP * inside
        sides.append(cv2.dilate(reached[None], np.ones((1, SPOT)))[0])
    return sides[0], sides[1]


def _smoothed(values: Floats) -> Floats:
    line = values.astype(np.float32)[None]
    return np.asarray(cv2.GaussianBlur(line, (0, 0), SMOOTH, borderType=cv2.BORDER_REPLICATE)[0], np.float32)
