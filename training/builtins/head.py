"""The bust's 3-D head (USC ICT-FaceKit, MIT): one random identity with carved eyes instead of eyeballs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.builtins.raster import Mesh, split_quads

SKIN, EYE, HAIR, CLOTH = range(4)
IRIS = 0.62
"""Radius of the carved iris in centimetres."""


@dataclass(frozen=True)
class Head:
    """Mesh of a bald head with neck and upper shoulders, and its eyeballs."""

    mesh: Mesh
    eyes: tuple[tuple[np.ndarray, float], ...]
    """Centre [3] and radius of each eyeball, centimetres."""


def read_head(path: Path, seed: int, strength: float, expression: dict[str, float], spread: int = 60) -> Head:
    """Head of a random identity with an expression (weights of named FaceKit blendshapes).

    The first `spread` identity shapes get normal weights of `strength` standard deviations.
    """
    kit = np.load(path, allow_pickle=True)
    weights = np.zeros(len(kit["identity"]))
    weights[:spread] = np.random.default_rng(seed).normal(0, strength, 100)[:spread]
    points = kit["neutral"] + np.tensordot(weights, kit["identity"].astype(np.float32), 1)
    for name, amount in expression.items():
        points = points + amount * kit["expression"][list(kit["expression_names"]).index(name)].astype(np.float32)
    return Head(surface(kit, points, ("M_Face", "M_BackHead")), eyeballs(kit, points))


def surface(kit: np.lib.npyio.NpzFile, points: np.ndarray, materials: tuple[str, ...]) -> Mesh:
    """Triangle mesh of the named materials, without unused vertices."""
    wanted = [list(kit["material_names"]).index(name) for name in materials]
    quads = kit["quads"][np.isin(kit["material"], wanted)]
    used, flat = np.unique(quads, return_inverse=True)
    quads = flat.reshape(quads.shape)
    return Mesh(points[used].astype(float), split_quads(quads), np.full(len(used), SKIN), np.zeros((len(used), 2)))


def eyeballs(kit: np.lib.npyio.NpzFile, points: np.ndarray) -> tuple[tuple[np.ndarray, float], ...]:
    """Centre and radius of a sphere fitted to each sclera by least squares."""
    found = []
    for side in ("Left", "Right"):
        wanted = list(kit["material_names"]).index(f"M_Sclera{side}")
        ball = points[np.unique(kit["quads"][kit["material"] == wanted])].astype(float)
        system = np.c_[2 * ball, np.ones(len(ball))]
        *centre, rest = np.linalg.lstsq(system, (ball**2).sum(1), rcond=None)[0]
        found.append((np.array(centre), float(np.sqrt(rest + np.dot(centre, centre)))))
    return tuple(found)


def carved_eye(centre: np.ndarray, radius: float, gaze: tuple[float, float] = (0.0, 0.0), rings: int = 140) -> Mesh:
    """Front of an eyeball with carved iris and pupil, as in Roman busts; `gaze` shifts them in centimetres.

    The mesh's uv holds the darkening and the carving depth.
    """
    across = np.linspace(-0.98, 0.98, 2 * rings) * radius
    x, y = np.meshgrid(across, across)
    dark, depth = cut(x - gaze[0], y - gaze[1])
    z = np.sqrt(np.maximum(radius**2 - x**2 - y**2, 0)) - depth
    points = np.stack([x, y, z], -1).reshape(-1, 3) + centre
    inside = (x**2 + y**2 < (0.97 * radius) ** 2).ravel()
    triangles = grid_triangles(*x.shape)
    triangles = triangles[inside[triangles].all(1)]
    return Mesh(points, triangles, np.full(len(points), EYE), np.stack([dark, depth], -1).reshape(-1, 2))


def cut(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Darkening 0..1 and carving depth in centimetres at eye positions (x, y).

    The iris is a ring with a shallow dish; the pupil is a drilled hole with a raised peg as a highlight.
    """
    far = np.hypot(x, y)
    ring = 0.10 * np.exp(-(((far - IRIS) / 0.05) ** 2))
    dish = 0.06 * np.clip(1 - (far / IRIS) ** 4, 0, 1)
    pupil = 0.42 / (1 + np.exp((np.hypot(x, (y - 0.04) * 1.05) - 0.30) / 0.025))
    peg = 1 / (1 + np.exp((np.hypot(x + 0.10, y - 0.26) - 0.13) / 0.02))
    hole = pupil * (1 - 0.85 * peg)
    return np.clip(hole / 0.42 + 0.45 * ring / 0.10 + 0.35 * dish / 0.06, 0, 1), ring + dish + hole


def grid_triangles(rows: int, columns: int) -> np.ndarray:
    """Triangles [m, 3] of a vertex grid in row-major order."""
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    quads = np.stack([corner, corner + 1, corner + columns + 1, corner + columns], 1)
    return split_quads(quads)
