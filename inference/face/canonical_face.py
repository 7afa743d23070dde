"""Canonical face: maps of the skin in one frame for everybody, and their place on the face of a photo.

A map is [SIDE, SIDE]; it shows the mean face of the dynamics space from the front. Places between landmarks follow by a
polyharmonic spline of r through every other landmark (Duchon 1977).
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array
from inference.types import Floats

SIDE = 256
"""Side of a map in pixels."""
LEFT, TOP, EXTENT = -1.05, -0.78, 2.1
"""Left and upper edge of a map in face space, and its side."""
_COARSE = 48
"""Side of the grid on which the spline is evaluated."""
_SMOOTHING = 1e-4
"""Of the spline at its knots; keeps landmarks that nearly coincide from folding it."""
KNOTS = np.arange(0, 468, 2)


def to_map(face: npt.NDArray[np.floating]) -> Array:
    """Map pixels [..., 2] (centres at 0.5) of face-space places [..., >=2] on the mean face."""
    return np.asarray((face[..., :2] - (LEFT, TOP)) * (SIDE / EXTENT), np.float64)


def photo_places(landmarks: Floats) -> Floats:
    """[SIDE, SIDE, 2] position (0-based pixels) that each map pixel has in an image with these landmarks [478, >=2]."""
    coarse = _spline_at_map() @ landmarks[KNOTS, :2].astype(np.float64) - 0.5
    grid = np.asarray(coarse.reshape(_COARSE, _COARSE, 2), np.float32)
    return np.asarray(cv2.resize(grid, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)


def map_places(landmarks: Floats, size: tuple[int, int]) -> Floats:
    """[h, w, 2] map position (0-based pixels) of each pixel of an image of `size` (width, height) with landmarks."""
    knots = landmarks[KNOTS, :2].astype(np.float64)
    x, y = ((np.arange(_COARSE) + 0.5) * length / _COARSE for length in size)
    places = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
    unit = float(np.ptp(knots[:, 0])) or 1.0
    values = to_map(dynamics_space().mean_face[KNOTS])
    weights = np.linalg.solve(_system(knots / unit), np.concatenate([values, np.zeros((3, 2))]))
    coarse = _rows(knots / unit, places / unit) @ weights - 0.5
    grid = np.asarray(coarse.reshape(_COARSE, _COARSE, 2), np.float32)
    return np.asarray(cv2.resize(grid, size, interpolation=cv2.INTER_CUBIC), np.float32)


@cache
def _spline_at_map() -> Array:
    """[coarse places, knots] weights of the landmarks at each coarse place of the map."""
    axis = (np.arange(_COARSE) + 0.5) / _COARSE
    places = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)
    knots = to_map(dynamics_space().mean_face[KNOTS]) / SIDE
    return np.asarray(np.linalg.solve(_system(knots).T, _rows(knots, places).T).T[:, : len(knots)], np.float64)


def _system(knots: Array) -> Array:
    """[n + 3, n + 3] equations of the spline's weights at `knots` [n, 2]."""
    count = len(knots)
    system = np.zeros((count + 3, count + 3))
    system[:count, :count] = _distances(knots, knots) - _SMOOTHING * count * np.eye(count)
    system[:count, count:] = np.column_stack([np.ones(count), knots])
    system[count:, :count] = system[:count, count:].T
    return system


def _rows(knots: Array, places: Array) -> Array:
    """[p, n + 3] what each weight contributes at `places` [p, 2]."""
    return np.column_stack([_distances(places, knots), np.ones(len(places)), places])


def _distances(a: Array, b: Array) -> Array:
    return np.asarray(np.hypot(a[:, :1] - b[:, 0], a[:, 1:] - b[:, 1]), np.float64)
