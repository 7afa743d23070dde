"""Which points of a mesh a light reaches: shadow maps, one for each direction."""

from __future__ import annotations

import cv2
import numpy as np

from training.builtins.raster import Mesh, rasterise

MAP = 900
"""Side of a shadow map in pixels."""
BIAS = 0.22
"""Centimetres by which a point must be hidden to count."""


def towards(direction: np.ndarray) -> np.ndarray:
    """Rotation [3, 3] that turns a direction onto the z axis."""
    z = direction / np.linalg.norm(direction)
    x = np.cross([0.0, 1.0, 0.0] if abs(z[1]) < 0.95 else [1.0, 0.0, 0.0], z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z])


def reached(mesh: Mesh, places: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """1 where light from a far source comes to places [..., 3], 0 in shadow."""
    turn = towards(direction)
    points = mesh.points @ turn.T
    low, high = points.min(0), points.max(0)
    scale = (MAP - 4) / max(high[0] - low[0], high[1] - low[1])
    pixels = np.stack([(points[:, 0] - low[0]) * scale + 2, (points[:, 1] - low[1]) * scale + 2, -points[:, 2]], 1)
    depth = rasterise(pixels, mesh.triangles, MAP).depth.astype(np.float32)
    depth[~np.isfinite(depth)] = 1e6
    seen = places @ turn.T
    x, y = ((seen[..., k] - low[k]) * scale + 2 - 0.5 for k in (0, 1))
    nearest = cv2.remap(depth, x.astype(np.float32), y.astype(np.float32), cv2.INTER_NEAREST)
    return (-seen[..., 2] < nearest + BIAS).astype(np.float32)


def dome(count: int) -> np.ndarray:
    """Directions [n, 3] spread evenly over the sphere's part from which light can come (Fibonacci lattice)."""
    k = np.arange(count) + 0.5
    y = 1 - 1.7 * k / count
    angle = np.pi * (1 + 5**0.5) * k
    ring = np.sqrt(np.maximum(0, 1 - y * y))
    return np.stack([ring * np.cos(angle), y, ring * np.sin(angle)], 1)


def area_light(mesh: Mesh, places: np.ndarray, direction: np.ndarray, spread: float, count: int) -> np.ndarray:
    """Share 0..1 of a light with some width that reaches each place."""
    rng = np.random.default_rng(5)
    jitter = rng.normal(0, spread, (count, 3))
    return sum(reached(mesh, places, direction + j) for j in jitter) / count


def sky(mesh: Mesh, places: np.ndarray, normal: np.ndarray, count: int, floor: float) -> np.ndarray:
    """Light from all around, brighter from above (`floor` is what comes from below), 1 where nothing is in the way."""
    total, open_sky = np.zeros(places.shape[:-1], np.float32), np.float32(0)
    for direction in dome(count):
        strength = floor + (1 - floor) * (0.5 + 0.5 * direction[1])
        facing = (normal @ direction).clip(0).astype(np.float32)
        total += strength * facing * reached(mesh, places, direction)
        open_sky += strength * 0.25
    return total / open_sky
