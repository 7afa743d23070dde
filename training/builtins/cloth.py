"""Mesh of a draped mantle over the shoulders, a sheet with folds."""

from __future__ import annotations

import numpy as np

from training.builtins.head import CLOTH, grid_triangles
from training.builtins.raster import Mesh

COLUMNS, ROWS = 900, 420


def torso(around: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Points [..., 3] of the body surface under the cloth, in centimetres.

    `around` is an angle in radians (0 is the image's right, pi/2 the front); `down` is 0 at the neckline, 1 at the
    bottom.
    """
    neck = np.array([8.2, 7.0])
    wide = neck[0] + (22.5 - neck[0]) * np.sin(np.clip(down, 0, 1) * np.pi / 2) ** 0.9
    deep = neck[1] + (13.0 - neck[1]) * np.clip(down * 1.5, 0, 1) ** 0.8
    x, front = np.cos(around), np.sin(around)
    neckline = -12.6 - 6.8 * np.clip(front, 0, 1) ** 1.6 + 2.2 * np.clip(-front, 0, 1)
    fall = 4.0 * down + 30 * np.clip(down - 0.45, 0, 1) ** 1.6 + 7.5 * down * np.clip(front, 0, 1)
    return np.stack([wide * x, neckline - fall, deep * front - 0.8 + 2.2 * np.clip(front, 0, 1) * down], -1)


def folds(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Fold height in centimetres at front-view positions (x, y): arcs that sag between the shoulders."""
    sag = y + 17.5 - 0.020 * (x - 2.0) ** 2
    phase = sag * 1.35 + 0.9 * np.sin(0.16 * x + 0.7) + 0.35 * np.sin(0.41 * x - 0.3 * y)
    ridge = (1 - np.abs(np.sin(0.5 * phase))) ** 1.5 + 0.25 * (0.5 + 0.5 * np.sin(phase))
    fine = 0.5 + 0.5 * np.sin(2.3 * phase + 1.1 + 0.8 * np.sin(0.3 * x))
    fade = np.clip((-sag) / 3, 0, 1) * (0.65 + 0.35 * np.sin(0.22 * x + rng.uniform(0, 6)))
    return 1.5 * ridge * fade + 0.28 * fine * fade


def mantle(seed: int = 1) -> Mesh:
    """Mesh of the draped shoulders; its lower edge is below the image."""
    rng = np.random.default_rng(seed)
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, COLUMNS), np.linspace(0, 1.15, ROWS))
    points = torso(around, down)
    outward = np.cross(np.gradient(points, axis=0), np.gradient(points, axis=1))
    outward /= np.linalg.norm(outward, axis=-1, keepdims=True) + 1e-9
    outward *= np.sign((outward * (points - [0, -24, -1])).sum(-1, keepdims=True))
    hem = 0.9 * np.exp(-((down / 0.045 - 0.7) ** 2))
    ahead = np.clip(1.25 * np.sin(around), 0, 1) ** 0.7
    height = 0.35 + hem + ahead * folds(points[..., 0], points[..., 1], rng)
    points = points + outward * height[..., None]
    flat = points.reshape(-1, 3)
    uv = np.stack([around, down], -1).reshape(-1, 2)
    return Mesh(flat, grid_triangles(ROWS, COLUMNS), np.full(len(flat), CLOTH), uv)
