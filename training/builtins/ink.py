"""Supersampled drawing of smooth closed shapes and ink lines of varying width."""

from __future__ import annotations

import cv2
import numpy as np
from scipy.interpolate import CubicSpline

OVER = 3
"""Supersampling factor: sheet pixels per output pixel, in each axis."""
Points = list[tuple[float, float]]


def rgb(code: str) -> np.ndarray:
    """`#rrggbb` -> float32 [3] 0..1."""
    return np.array([int(code[k : k + 2], 16) for k in (1, 3, 5)], np.float32) / 255


def closed(points: Points, count: int = 400) -> np.ndarray:
    """Smooth closed curve [count, 2] through `points`; a repeated point makes a corner."""
    return _curve(np.array([*points, points[0]], float), count, "periodic")


def open_curve(points: Points, count: int = 200) -> np.ndarray:
    """Smooth open curve [count, 2] through `points`; a repeated point makes a corner."""
    return _curve(np.array(points, float), count, "natural")


def _curve(points: np.ndarray, count: int, ends: str) -> np.ndarray:
    apart = np.hypot(*np.diff(points, axis=0).T)
    corners = np.flatnonzero(apart < 1e-6)
    if not len(corners):
        t = np.r_[0, np.cumsum(np.sqrt(apart))]
        return np.asarray(CubicSpline(t, points, bc_type=ends)(np.linspace(0, t[-1], count)))
    if ends == "periodic":
        turn = corners[0] + 1
        points = np.vstack([points[turn:-1], points[: turn + 1]])
        corners = np.flatnonzero(np.hypot(*np.diff(points, axis=0).T) < 1e-6)
    pieces = np.split(points, corners + 1)
    return np.vstack([_curve(p, count // len(pieces) + 8, "natural") if len(p) > 1 else p for p in pieces])


def circle(x: float, y: float, radius: float) -> np.ndarray:
    """Outline [n, 2] of a circle."""
    angle = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], 1)


class Sheet:
    """A square supersampled canvas of float RGB."""

    def __init__(self, side: int, paper: str) -> None:
        self.side = side
        self.pixels = np.full((side * OVER, side * OVER, 3), rgb(paper), np.float32)

    def mask(self, outline: np.ndarray) -> np.ndarray:
        """Coverage mask float32, at sheet resolution, of a closed outline [n, 2] in output pixels."""
        cover = np.zeros(self.pixels.shape[:2], np.float32)
        cv2.fillPoly(cover, [np.round(outline * OVER * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
        return cover

    def lay(self, cover: np.ndarray, colour: str) -> None:
        """Composite a colour with the coverage mask `cover` [h, w] at sheet resolution."""
        self.pixels += cover[..., None] * (rgb(colour) - self.pixels)

    def fill(
        self, outline: np.ndarray, colour: str, within: np.ndarray | None = None, opacity: float = 1
    ) -> np.ndarray:
        """Fill an outline, optionally clipped by the mask `within`; return its coverage mask."""
        cover = self.mask(outline) * opacity
        cover = cover if within is None else cover * within
        self.lay(cover, colour)
        return cover

    def line(self, path: np.ndarray, width: float, colour: str, taper: float, within: np.ndarray | None) -> None:
        """Draw an ink line along a path [n, 2], `width` pixels wide in the middle; `taper` 0..1 thins its ends."""
        along = np.gradient(path, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], 1) / (np.hypot(*along.T)[:, None] + 1e-9)
        s = np.linspace(0, 1, len(path))
        half = width / 2 * (1 - taper + taper * np.sin(np.pi * s) ** 0.6)[:, None]
        self.fill(np.vstack([path + normal * half, (path - normal * half)[::-1]]), colour, within)

    def contour(self, outline: np.ndarray, width: float, colour: str) -> None:
        """Draw a closed outline, thicker at its lower right, as if lit from the upper left."""
        ring = np.vstack([outline, outline[:1]])
        along = np.gradient(ring, axis=0)
        normal = np.stack([along[:, 1], -along[:, 0]], 1) / (np.hypot(*along.T)[:, None] + 1e-9)
        centre = outline.mean(0)
        normal *= np.sign(((ring - centre) * normal).sum(1).mean())
        weight = width * OVER * (0.75 + 0.45 * np.clip(normal @ np.array([0.6, 0.8]), -0.6, 1))
        dots = np.round(ring * OVER * 16).astype(int).tolist()
        for a, b, thick in zip(dots[:-1], dots[1:], weight.round().astype(int).clip(1).tolist(), strict=False):
            cv2.line(self.pixels, a, b, rgb(colour).tolist(), thick, cv2.LINE_AA, 4)

    def finished(self) -> np.ndarray:
        """The drawing at output resolution, [side, side, 3] 0..1."""
        return cv2.resize(self.pixels, (self.side, self.side), interpolation=cv2.INTER_AREA).clip(0, 1)
