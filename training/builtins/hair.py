"""Sculpted hair: overlapping comma-shaped locks on the scalp, as on Roman busts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from training.builtins.head import HAIR, grid_triangles
from training.builtins.raster import Mesh, unit

ALONG, AROUND = 28, 40
"""Numbers of vertices along and around a lock."""
STRANDS = 4
"""Frequency of the grooves around a lock."""


@dataclass(frozen=True)
class Style:
    """Shape of the hair; lengths in centimetres, angles in radians."""

    length: float = 4.6
    width: float = 0.95
    thickness: float = 0.42
    lift: float = 0.55
    curl: float = 2.2
    """Angle by which a lock bends between root and tip."""
    spacing: float = 1.25
    forehead: float = 9.4
    """Height of the front hairline above eye level."""


class Scalp:
    """The head surface as a radius function of the direction from its centre; without ears."""

    def __init__(self, points: np.ndarray) -> None:
        self.middle = np.array([0.0, 4.0, 0.6])
        rays = points[points[:, 1] > -9] - self.middle
        reach = np.linalg.norm(rays, axis=1)
        ears = (np.abs(points[points[:, 1] > -9][:, 0]) > 7.6) & (points[points[:, 1] > -9][:, 1] < 7)
        self.reach, self.tree = reach[~ears], cKDTree(rays[~ears] / reach[~ears, None])

    def at(self, towards: np.ndarray, height: np.ndarray | float = 0.0) -> np.ndarray:
        """Points [n, 3] in unit directions `towards` [n, 3], `height` centimetres above the scalp."""
        far, near = self.tree.query(towards, k=12)
        weight = np.exp(-((far / (far.max(1, keepdims=True) + 1e-9)) ** 2) * 3)
        reach = (self.reach[near] * weight).sum(1) / weight.sum(1)
        return self.middle + towards * (reach + height)[:, None]


def roots(scalp: Scalp, style: Style, rng: np.random.Generator) -> np.ndarray:
    """Unit directions [n, 3] of the roots, at least `spacing` apart, ordered from top to bottom."""
    candidates = unit(rng.normal(size=(24_000, 3)))
    places = scalp.at(candidates)
    keep = hairy(places, style)
    candidates, places = candidates[keep], places[keep]
    chosen: list[int] = []
    for k in range(len(places)):
        if not chosen or np.linalg.norm(places[chosen] - places[k], axis=1).min() > style.spacing:
            chosen.append(k)
    return candidates[sorted(chosen, key=lambda k: -places[k, 1])]


def hairy(p: np.ndarray, style: Style) -> np.ndarray:
    """Mask [n] of the points [n, 3] with hair: above the forehead, at the temples, behind the ears."""
    x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
    front = y > style.forehead - 0.05 * x**2
    side = (y > 4.4 - 0.9 * (1.5 - z)) & (z < 2.6) & (x > 5)
    back = (z < -2.0) & (y > -1)
    ear = np.hypot(y - 1.6, z + 0.8) < 3.4
    return (front | (side & ~ear) | (back & ~(ear & (x > 6)))) & (y > -6)


def flow(towards: np.ndarray) -> np.ndarray:
    """Unit tangents [n, 3] of the hair at directions `towards` [n, 3]: away from the crown, forward at the temples."""
    crown = unit(np.array([0.05, 0.86, -0.52]))
    away = towards - crown
    forward = np.array([0.0, -0.25, 0.55]) * (np.abs(towards[:, :1]) > 0.4) * (towards[:, 2:] > -0.2)
    wish = away + forward
    return unit(wish - (wish * towards).sum(1, keepdims=True) * towards)


def turned(tangent: np.ndarray, normal: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """Tangents [n, 3] rotated about their normals by `angle` [n] radians (Rodrigues)."""
    return tangent * np.cos(angle)[:, None] + np.cross(normal, tangent) * np.sin(angle)[:, None]


def lock_paths(
    scalp: Scalp, start: np.ndarray, style: Style, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Centre lines [n, ALONG, 3] of the locks and their outward normals [n, ALONG, 3]."""
    n = len(start)
    side = np.where(rng.random(n) < 0.5 + 0.45 * np.tanh(3 * start[:, 0]), 1.0, -1.0)
    length = style.length * rng.uniform(0.75, 1.2, n) * np.where(scalp.at(start)[:, 2] > 4, 0.85, 1.0)
    bend = style.curl * rng.uniform(0.6, 1.25, n) * side
    lean = rng.normal(0, 0.22, n) - 0.45 * side
    lift = style.lift * rng.uniform(0.7, 1.3, n)
    towards, heading, lines, normals = start, flow(start), [], []
    for s in np.linspace(0, 1, ALONG):
        place = scalp.at(towards, 0.25 + lift * np.sin(np.pi * (0.12 + 0.72 * s)))
        lines.append(place)
        normals.append(towards)
        tangent = turned(flow(towards) * (1 - s) + heading * s, towards, lean + bend * s**1.6)
        reach = np.linalg.norm(place - scalp.middle, axis=1, keepdims=True)
        towards = unit(towards + tangent * (length / ALONG)[:, None] / reach)
        heading = unit(heading - (heading * towards).sum(1, keepdims=True) * towards)
    return np.stack(lines, 1), np.stack(normals, 1)


def swept(line: np.ndarray, normal: np.ndarray, style: Style, scale: float) -> Mesh:
    """Mesh of a grooved, tapered tube along one centre line [ALONG, 3]."""
    s = np.linspace(0, 1, ALONG)
    profile = (np.sin(np.pi * np.clip(s, 0, 1) ** 0.72) ** 0.7 * (1 - 0.25 * s)).clip(0.02)
    tangent = unit(np.gradient(line, axis=0))
    across = unit(np.cross(normal, tangent))
    out = unit(np.cross(tangent, across))
    angle = np.linspace(0, 2 * np.pi, AROUND)
    groove = 1 - 0.22 * np.abs(np.cos(STRANDS * angle[None] + 1.2 * s[:, None])) ** 3
    wide = (style.width / 2 * scale * profile)[:, None] * np.cos(angle) * groove
    high = (style.thickness * scale * profile)[:, None] * np.sin(angle) * groove
    points = line[:, None] + wide[..., None] * across[:, None] + high[..., None] * out[:, None]
    uv = np.stack(np.broadcast_arrays(s[:, None], angle[None] / (2 * np.pi)), -1).reshape(-1, 2)
    points = points.reshape(-1, 3)
    return Mesh(points, grid_triangles(ALONG, AROUND), np.full(len(points), HAIR), uv)


def locks(scalp: Scalp, style: Style, seed: int) -> list[Mesh]:
    """Meshes of all locks of a head, except those close to the ears."""
    rng = np.random.default_rng(seed)
    lines, normals = lock_paths(scalp, roots(scalp, style, rng), style, rng)
    ears = np.array([[8.6, 1.4, -0.6], [-8.6, 1.4, -0.6]])
    clear = np.linalg.norm(lines[:, :, None] - ears, axis=-1).min((1, 2)) > 2.7
    chosen = zip(lines[clear], normals[clear], rng.uniform(0.8, 1.2, len(lines))[clear], strict=True)
    return [swept(line, normal, style, scale) for line, normal, scale in chosen]


def raised(points: np.ndarray, style: Style, height: float = 0.45) -> np.ndarray:
    """Head vertices [n, 3] with the scalp raised under the hair, so that no bald patch shows between locks."""
    middle = np.array([0.0, 4.0, 0.6])
    soft = hairy(points + np.array([0, -0.8, 0]), style) & (points[:, 1] > -6)
    lift = soft.astype(float)
    tree = cKDTree(points)
    near = tree.query(points, k=24)[1]
    for _ in range(2):
        lift = lift[near].mean(1)
    return points + unit(points - middle) * (lift * height * soft)[:, None]
