"""Z-buffer rasteriser in numpy: triangle index and barycentric weights of each pixel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BATCH = 2_000_000
"""Maximum number of pixel candidates tested at once."""


@dataclass(frozen=True)
class Mesh:
    """Triangles with per-vertex attributes."""

    points: np.ndarray
    """[n, 3] centimetres; x to the image's right, y up, z towards the viewer."""
    triangles: np.ndarray
    """[m, 3] vertex indices."""
    part: np.ndarray
    """[n] index of the part (skin, eye, hair, cloth)."""
    uv: np.ndarray
    """[n, 2] coordinates specific to the part."""


@dataclass(frozen=True)
class Camera:
    """Pinhole camera that looks along the negative z axis."""

    centre: tuple[float, float]
    """x, y in centimetres of the point at the image centre."""
    distance: float
    """Distance from the plane z = 0 in centimetres."""
    span: float
    """Height in centimetres of the visible part of the plane z = 0."""

    def project(self, points: np.ndarray, size: int) -> np.ndarray:
        """[n, 3] points -> [n, 3] pixel x, y and depth in centimetres (smaller is nearer), for a square image."""
        depth = self.distance - points[:, 2]
        scale = size / self.span * self.distance / depth
        x = (points[:, 0] - self.centre[0]) * scale + size / 2
        y = size / 2 - (points[:, 1] - self.centre[1]) * scale
        return np.stack([x, y, depth], 1)


@dataclass(frozen=True)
class Hits:
    """Rasterisation result: the visible triangle of each pixel."""

    triangle: np.ndarray
    """int [h, w] triangle index, -1 for background."""
    weights: np.ndarray
    """[h, w, 3] barycentric weights."""
    depth: np.ndarray
    """[h, w], inf for background."""

    def gather(self, values: np.ndarray, triangles: np.ndarray) -> np.ndarray:
        """[h, w, c] per-vertex values [n, c] interpolated at each pixel."""
        corners = values[triangles[self.triangle.clip(0)]]
        return (corners * self.weights[..., None]).sum(-2).astype(np.float32)


def joined(meshes: list[Mesh]) -> Mesh:
    """One mesh of several."""
    offsets = np.cumsum([0, *(len(m.points) for m in meshes)])
    return Mesh(
        np.concatenate([m.points for m in meshes]),
        np.concatenate([m.triangles + o for m, o in zip(meshes, offsets, strict=False)]),
        np.concatenate([m.part for m in meshes]),
        np.concatenate([m.uv for m in meshes]),
    )


def split_quads(quads: np.ndarray) -> np.ndarray:
    """Triangles [2 n, 3] of quads [n, 4]: the first halves of all quads, then the second halves."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def unit(v: np.ndarray) -> np.ndarray:
    """Vectors [..., 3] scaled to length 1; zero vectors stay zero."""
    return v / (np.linalg.norm(v, axis=-1, keepdims=True) + 1e-9)


def normals(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Area-weighted vertex normals [n, 3]."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    out = np.zeros_like(points)
    for k in range(3):
        np.add.at(out, triangles[:, k], face)
    return unit(out)


def rasterise(pixels: np.ndarray, triangles: np.ndarray, size: int) -> Hits:
    """Hits of a square image from projected vertices [n, 3] and triangles [m, 3]; depth is linear in image space."""
    corners = pixels[triangles]
    low = np.floor(corners[..., :2].min(1)).astype(int).clip(0, size)
    high = np.ceil(corners[..., :2].max(1)).astype(int).clip(-1, size - 1)
    extent = (high - low + 1).max(1)
    shown = (high >= low).all(1)
    best = np.full(size * size, np.inf)
    triangle = np.full(size * size, -1)
    weights = np.zeros((size * size, 3), np.float32)
    limit = 4
    while shown.any() and limit < 2 * size:
        chosen = np.flatnonzero(shown & (extent <= limit))
        for part in np.array_split(chosen, len(chosen) * limit**2 // BATCH + 1):
            _paint(part, corners[part], low[part], limit, size, best, triangle, weights)
        shown[chosen] = False
        limit *= 2
    square = (size, size)
    return Hits(triangle.reshape(square), weights.reshape(*square, 3), best.reshape(square))


def _paint(
    ids: np.ndarray,
    corners: np.ndarray,
    low: np.ndarray,
    limit: int,
    size: int,
    best: np.ndarray,
    triangle: np.ndarray,
    weights: np.ndarray,
) -> None:
    """Test limit x limit pixels per triangle and write the nearest hits to `best`, `triangle` and `weights`."""
    step = np.arange(limit)
    x = low[:, 0, None, None] + step[None, None, :]
    y = low[:, 1, None, None] + step[None, :, None]
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = (corners[:, k, :, None, None].transpose(1, 0, 2, 3) for k in range(3))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    area = np.where(np.abs(area) < 1e-9, 1e-9, area)
    px, py = x + 0.5, y + 0.5
    wb = ((px - ax) * (cy - ay) - (py - ay) * (cx - ax)) / area
    wc = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / area
    wa = 1 - wb - wc
    inside = (wa >= 0) & (wb >= 0) & (wc >= 0) & (x < size) & (y < size)
    t, j, i = np.nonzero(inside)
    wa, wb, wc = wa[inside], wb[inside], wc[inside]
    depth = wa * az[t, 0, 0] + wb * bz[t, 0, 0] + wc * cz[t, 0, 0]
    where = (low[t, 1] + j) * size + low[t, 0] + i
    order = np.lexsort((depth, where))
    first = order[np.r_[True, np.diff(where[order]) > 0]] if len(order) else order
    first = first[depth[first] < best[where[first]]]
    spot = where[first]
    best[spot] = depth[first]
    triangle[spot] = ids[t[first]]
    weights[spot] = np.stack([wa[first], wb[first], wc[first]], 1)
