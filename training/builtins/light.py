"""Visibility of lights from points of a mesh, by one shadow map per light direction."""

from __future__ import annotations

import cv2
import numpy as np

from training.builtins.raster import Mesh, rasterise

MAP = 900
"""Side of a shadow map in pixels."""
BIAS = 0.22
"""Shadow-map depth bias in centimetres."""


def towards(direction: np.ndarray) -> np.ndarray:
    """Rotation [3, 3] that maps `direction` to the z axis."""
    z = direction / np.linalg.norm(direction)
    x = np.cross([0.0, 1.0, 0.0] if abs(z[1]) < 0.95 else [1.0, 0.0, 0.0], z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z])


def reached(mesh: Mesh, places: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """Mask [...] of the points `places` [..., 3] that a distant light from `direction` reaches: 1 lit, 0 in shadow."""
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
    """Unit directions [count, 3] spread evenly over the sphere above y = -0.7 (Fibonacci lattice)."""
    k = np.arange(count) + 0.5
    y = 1 - 1.7 * k / count
    angle = np.pi * (1 + 5**0.5) * k
    ring = np.sqrt(np.maximum(0, 1 - y * y))
    return np.stack([ring * np.cos(angle), y, ring * np.sin(angle)], 1)


def area_light(mesh: Mesh, places: np.ndarray, direction: np.ndarray, spread: float, count: int) -> np.ndarray:
    """Visible share 0..1 of an area light at each point, from `count` directions jittered by `spread`."""
    rng = np.random.default_rng(5)
    jitter = rng.normal(0, spread, (count, 3))
    return sum(reached(mesh, places, direction + j) for j in jitter) / count


def sky(mesh: Mesh, places: np.ndarray, normal: np.ndarray, count: int, floor: float) -> np.ndarray:
    """Ambient light of a sky dome at each point with occlusion by the mesh; 1 if unoccluded.

    It is brightest from above and fades to `floor` from below.
    """
    total, open_sky = np.zeros(places.shape[:-1], np.float32), np.float32(0)
    for direction in dome(count):
        strength = floor + (1 - floor) * (0.5 + 0.5 * direction[1])
        facing = (normal @ direction).clip(0).astype(np.float32)
        total += strength * facing * reached(mesh, places, direction)
        open_sky += strength * 0.25
    return total / open_sky
