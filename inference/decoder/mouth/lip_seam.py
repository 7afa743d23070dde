"""The seam between closed lips in a photo: where its dark line lies, relative to the landmarks of the lips' edges."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.mouth.lip_curves import LOWER_EDGE, UPPER_EDGE, across, opening
from inference.face.patches import MOUTH_SIZE, cut, into_window, mouth_window
from inference.types import Floats, Pixels, Portrait

SHUT = 0.02
"""Greatest distance of the lips, in distances of the outer eye corners, up to which a photo shows a seam."""
OFFSETS = np.arange(-4, 4.25, 0.5, dtype=np.float32)
"""Distances from the landmarks, in pixels of the mouth window, at which the seam is sought."""
PULL, BEND = 0.03, 0.12
"""Cost of a pixel's distance from the landmarks, squared, and of a step from one column to the next, in units of the
lips' contrast."""
SMOOTH = 3.0
"""Sigma in window pixels by which the seam is smoothed along the lips."""
LEAST_CONTRAST = 6.0
"""Least contrast in grey levels of a seam."""


def seam_shift(portrait: Portrait) -> Floats:
    """[13] distance of the seam below each point of the lips' edges, in pixels of the mouth window.

    Zero at the corners of the mouth, and everywhere if the photo's lips are apart. Finds the darkest path across the
    columns by dynamic programming.
    """
    points, nothing = portrait.landmarks, np.zeros(len(UPPER_EDGE), np.float32)
    if opening(points).max() > SHUT:
        return nothing
    window = mouth_window(points)
    upper, lower = (into_window(points[list(edge)], window) for edge in (UPPER_EDGE, LOWER_EDGE))
    heights, x = [across(edge, edge[:, 1]) for edge in (upper, lower)], (upper[:, 0] + lower[:, 0]) / 2
    light = _along(cut(portrait.crop, window, MOUTH_SIZE), np.asarray(sum(heights) / 2, np.float32))
    first, last = max(round(float(x[1])), 0), min(round(float(x[-2])), MOUTH_SIZE[0])
    contrast = float(np.ptp(np.median(light[:, first:last], axis=1))) if last > first else 0.0
    if contrast < LEAST_CONTRAST:
        return nothing
    path = OFFSETS[_darkest(light[:, first:last] / contrast + PULL * OFFSETS[:, None] ** 2)]
    smooth = cv2.GaussianBlur(path[None], (0, 0), SMOOTH, borderType=cv2.BORDER_REPLICATE)[0]
    found = np.interp(x, np.arange(first, last) + 0.5, smooth)
    found[[0, -1]] = 0
    return np.asarray(found, np.float32)


def _along(picture: Pixels, line: Floats) -> Floats:
    """[len(OFFSETS), w] luminance of a window at heights around `line` [w]."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    rows = (line - np.float32(0.5))[None] + OFFSETS[:, None]
    columns = np.broadcast_to(np.arange(MOUTH_SIZE[0], dtype=np.float32), rows.shape)
    return np.asarray(cv2.remap(grey, np.ascontiguousarray(columns), rows, cv2.INTER_LINEAR), np.float32)


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
