"""Upright windows on the mouth and the eyes, in which they are worked on at full resolution.

A window is a similarity [2, 3] from window pixels to picture pixels. It turns with the head's roll and keeps its size
relative to the distance of the outer eye corners in 3-D, so that a network always sees a face of one size, upright.
Coordinates count a pixel's centre as 0.5.
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
"""Half the window's width in distances of the outer eye corners."""
EYE_EXTENT = 0.36
MOUTH_RIM, MOUTH_RIM_EASE = 11, 7
"""Widths in window pixels: the rim of the open mouth is half the first, its edge eases over the second."""
MOUTH_MAPS, MOUTH_RAMPS, MOUTH_JAWS = 2, 3, 2

_OUTER_EYES = (33, 263)
_SUBNASALE, _CHIN = 2, 152


def mouth_window(points: Floats) -> Floats:
    """[2, 3] window around the lips; `points` [478, 3] picture pixels."""
    return upright_window(points, points[LIPS_OUTER, :2].mean(0), MOUTH_SIZE, MOUTH_EXTENT)


def eye_window(points: Floats, mirrored: bool, extent: float = EYE_EXTENT) -> Floats:
    """[2, 3] window around one eye: the one on the picture's left, or the other one seen in a mirror."""
    eye = EYE_B if mirrored else EYE_A
    return upright_window(points, points[eye, :2].mean(0), EYE_SIZE, extent, mirrored)


def upright_window(
    points: Floats, centre: Floats, size: tuple[int, int], extent: float, mirrored: bool = False
) -> Floats:
    """[2, 3] window of `size` around `centre` [2], half as wide as `extent` distances of the outer eye corners."""
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
    """Distance of the outer eye corners in 3-D, in the unit of `points`: the same for every yaw."""
    return float(np.linalg.norm(points[_OUTER_EYES[1]] - points[_OUTER_EYES[0]]))


def into_window(points: Floats, window: Floats) -> Floats:
    """Picture positions [n, >=2] in window pixels [n, 2]."""
    return np.asarray((points[:, :2] - window[:, 2]) @ np.linalg.inv(window[:, :2]).T, np.float32)


def cut(picture: AnyArray, window: Floats, size: tuple[int, int]) -> AnyArray:
    """The window [h, w, ...] of a picture (bytes or floats), borders replicated."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(picture, cv_matrix(window), size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def cv_matrix(window: Floats) -> Floats:
    """The same similarity for cv2, which counts a pixel's centre as 0."""
    matrix = window.astype(np.float32)
    matrix[:, 2] += window[:, :2].sum(axis=1) / 2 - 0.5
    return matrix


def mouth_maps(points: Floats, window: Floats) -> Pixels:
    """[2, h, w] lips and inner mouth, 0 or 255."""
    inside = into_window(points, window)
    maps = np.zeros((MOUTH_MAPS, MOUTH_SIZE[1], MOUTH_SIZE[0]), np.uint8)
    fill(maps[0], inside[LIPS_OUTER])
    fill(maps[1], inside[LIPS_INNER])
    return maps


def mouth_ramps(points: Floats, window: Floats) -> Floats:
    """[3, h, w] position relative to the upper jaw (right, down from the base of the nose) and to the chin (down).

    Unit: half the window's width. They tell the network where the teeth of either jaw sit while the lips move.
    """
    anchors = into_window(points[[_SUBNASALE, _CHIN]], window) / (MOUTH_SIZE[0] / 2)
    return np.asarray(_FROM_CORNER - anchors[(0, 0, 1), (0, 1, 1)].reshape(MOUTH_RAMPS, 1, 1), np.float32)


def around_mouth(inside: Floats) -> Floats:
    """[h, w] where the mouth may be painted, 0..1, from its map `inside` [h, w] 0..1: in it and on a narrow rim.

    Beyond the rim lips keep the photo's own colour and make: skin, lipstick, paint or stone.
    """
    rim = cv2.dilate(inside, np.ones((MOUTH_RIM, MOUTH_RIM), np.uint8))
    return np.asarray(cv2.blur(rim, (MOUTH_RIM_EASE, MOUTH_RIM_EASE), borderType=cv2.BORDER_CONSTANT), np.float32)


def feather(size: tuple[int, int], border: float = 0.12) -> Floats:
    """[h, w] 1 inside, easing to 0 at the window's edge over `border` of its shorter side."""
    width, height = size
    x = np.minimum(np.arange(width) + 0.5, width - np.arange(width) - 0.5)
    y = np.minimum(np.arange(height) + 0.5, height - np.arange(height) - 0.5)
    t = np.clip(np.minimum(x[None], y[:, None]) / (border * min(size)), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _from_corner() -> Floats:
    """[3, h, w] x, y and y of a mouth window's pixels in halves of its width."""
    x, y = np.meshgrid(*(np.arange(size, dtype=np.float32) + 0.5 for size in MOUTH_SIZE))
    return np.asarray(np.stack([x, y, y]) / (MOUTH_SIZE[0] / 2), np.float32)


_FROM_CORNER = _from_corner()
