"""Thin-plate-spline warps between two sets of landmarks."""

from __future__ import annotations

import cv2
import numpy as np
from scipy.interpolate import RBFInterpolator

GRID = 4
"""Grid spacing in pixels at which a warp is evaluated; between grid points it is interpolated."""


def aligned(points: np.ndarray, onto: np.ndarray) -> np.ndarray:
    """Points [n, 3] aligned to `onto` [n, 3] by the best similarity transform (Umeyama 1991)."""
    a, b = points - points.mean(0), onto - onto.mean(0)
    u, s, vt = np.linalg.svd(a.T @ b)
    return a @ (u @ vt) * (s.sum() / (a**2).sum()) + onto.mean(0)


def spline(knots: np.ndarray, shifts: np.ndarray, still: np.ndarray, smoothing: float) -> RBFInterpolator:
    """Thin-plate spline of the shifts [n, 2] at knots [n, 2]; zero at the fixed points `still` [m, 2]."""
    weight = np.r_[np.full(len(knots), smoothing), np.zeros(len(still))]
    knots, shifts = np.vstack([knots, still]), np.vstack([shifts, np.zeros_like(still)])
    return RBFInterpolator(knots, shifts, kernel="thin_plate_spline", smoothing=weight)


def warp_field(bend: RBFInterpolator, shape: tuple[int, ...]) -> np.ndarray:
    """Source position of each target pixel, float32 [h, w, 2]."""
    height, width = shape[:2]
    ys, xs = np.mgrid[0 : height + GRID : GRID, 0 : width + GRID : GRID]
    coarse = bend(np.stack([xs.ravel(), ys.ravel()], 1)).reshape(*xs.shape, 2).astype(np.float32)
    whole = cv2.resize(coarse, None, fx=GRID, fy=GRID, interpolation=cv2.INTER_CUBIC)
    offset = (GRID - 1) / 2
    move = np.float32([[1, 0, -offset], [0, 1, -offset]])
    shift = cv2.warpAffine(whole, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return (np.stack(np.meshgrid(np.arange(width), np.arange(height)), -1) + shift).astype(np.float32)


def least_area(field: np.ndarray) -> float:
    """Minimum Jacobian determinant of a warp field [h, w, 2]; below 0 the warp folds."""
    dx, dy = np.gradient(field, axis=1), np.gradient(field, axis=0)
    return float((dx[..., 0] * dy[..., 1] - dx[..., 1] * dy[..., 0]).min())


def sample(pixels: np.ndarray, where: np.ndarray) -> np.ndarray:
    return cv2.remap(pixels, where, None, cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REFLECT)
