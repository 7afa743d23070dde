"""Upright windows on mouth and eyes, processed at full resolution.

A window is a similarity [2, 3] from window pixels to image pixels. It rotates with the head's roll and scales with the
3-D distance of the outer eye corners, so that it always shows an upright face of one size. Pixel centres are at
0.5.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.landmark_maps import EYE_A, EYE_B, LIPS_INNER, LIPS_OUTER, fill
from inference.types import Floats, Pixels

AnyArray = npt.NDArray[Any]

MOUTH_SIZE = (128, 96)
"""Width, height of the mouth window in pixels."""
EYE_SIZE = (80, 48)
"""Width, height of an eye window in pixels."""
MOUTH_EXTENT = 0.50
"""Half the mouth window's width in distances of the outer eye corners."""
EYE_EXTENT = 0.36
FEATHER = 0.12
"""Width of a window's soft border as a share of its shorter side."""
_OUTER_EYES = (33, 263)


def mouth_window(points: Floats) -> Floats:
    """[2, 3] window around the lips; `points` [478, 3] image pixels."""
    return upright_window(points, points[LIPS_OUTER, :2].mean(0), MOUTH_SIZE, MOUTH_EXTENT)


def eye_window(points: Floats, mirrored: bool, extent: float = EYE_EXTENT) -> Floats:
    """[2, 3] window around the eye on the left of the image or, `mirrored`, around the other one flipped."""
    eye = EYE_B if mirrored else EYE_A
    return upright_window(points, points[eye, :2].mean(0), EYE_SIZE, extent, mirrored)


def upright_window(
    points: Floats, centre: Floats, size: tuple[int, int], extent: float, mirrored: bool = False
) -> Floats:
    """[2, 3] window of `size` around `centre` [2]; half its width is `extent` distances of the outer eye corners."""
    left, right = points[_OUTER_EYES[0]], points[_OUTER_EYES[1]]
    x, y = (right - left)[:2].tolist()
    scale = 2 * extent * eye_distance(points) / size[0] / max(math.hypot(x, y), 1e-6)
    side = -1 if mirrored else 1
    linear = scale * np.array([[side * x, -y], [side * y, x]])
    window = np.empty((2, 3), np.float32)
    window[:, :2] = linear
    window[:, 2] = centre - linear @ (size[0] / 2, size[1] / 2)
    return window


def eye_distance(points: Floats) -> float:
    """3-D distance of the outer eye corners in the unit of `points`; independent of yaw."""
    return float(np.linalg.norm(points[_OUTER_EYES[1]] - points[_OUTER_EYES[0]]))


def into_window(points: Floats, window: Floats) -> Floats:
    """Maps image positions [n, >=2] to window pixels [n, 2]."""
    return np.asarray((points[:, :2] - window[:, 2]) @ np.linalg.inv(window[:, :2]).T, np.float32)


def cut(picture: AnyArray, window: Floats, size: tuple[int, int]) -> AnyArray:
    """Resamples the window [h, w, ...] from an image (uint8 or float), borders replicated."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(picture, cv_matrix(window), size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def cv_matrix(window: Floats) -> Floats:
    """The window as a matrix for cv2, whose pixel centres are at 0."""
    matrix = window.astype(np.float32)
    matrix[:, 2] += window[:, :2].sum(axis=1) / 2 - 0.5
    return matrix


def mouth_maps(points: Floats, window: Floats) -> Pixels:
    """[2, h, w] masks of lips and inner mouth, 0 or 255."""
    inside = into_window(points, window)
    maps = np.zeros((2, MOUTH_SIZE[1], MOUTH_SIZE[0]), np.uint8)
    fill(maps[0], inside[LIPS_OUTER])
    fill(maps[1], inside[LIPS_INNER])
    return maps


def feather(size: tuple[int, int], border: float = FEATHER) -> Floats:
    """[h, w] 1 inside, easing to 0 at the window's edge over `border` of its shorter side."""
    width, height = size
    x = np.minimum(np.arange(width) + 0.5, width - np.arange(width) - 0.5)
    y = np.minimum(np.arange(height) + 0.5, height - np.arange(height) - 0.5)
    t = np.clip(np.minimum(x[None], y[:, None]) / (border * min(size)), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
