"""Brush strokes: layers of curved strokes (Hertzmann 1998) along the smoothed structure tensor (Kyprianidis 2011)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np


@dataclass(frozen=True)
class Layer:
    """Parameters of one pass with one brush."""

    width: float
    """Brush width in pixels."""
    steps: int
    """Maximum stroke length, in half brush widths."""
    spacing: float
    """Distance between strokes, in brush widths."""
    error: float
    """Minimum difference from the current canvas (RGB 0..1) for a stroke to be painted."""
    opacity: float
    relief: float
    """Height of the paint."""


class Easel:
    """The painting in progress: colour [h, w, 3] and paint height [h, w]."""

    def __init__(self, ground: np.ndarray) -> None:
        self.colour = ground.copy()
        self.height = np.zeros(ground.shape[:2], np.float32)
        self.side = len(ground)

    def stroke(
        self, path: np.ndarray, width: float, colour: np.ndarray, layer: Layer, rng: np.random.Generator
    ) -> None:
        """Paint one stroke along a pixel path [n, 2], with bristle streaks along it and raised paint at its edges."""
        margin = int(width) + 2
        low = np.floor(path.min(0)).astype(int) - margin
        high = np.ceil(path.max(0)).astype(int) + margin
        low, high = low.clip(0, self.side), high.clip(0, self.side)
        if (high <= low).any():
            return
        across, along = strip(path, low, high)
        inside = np.abs(across) * 2 / width
        bristle = bristles(across / width, along / width, rng)
        fade = np.clip(along / width * 2.5, 0, 1) * np.clip((1.0 - inside) * width / 2.4, 0, 1)
        cover = layer.opacity * fade * np.clip(0.72 + 0.5 * bristle, 0, 1)
        window = (slice(low[1], high[1]), slice(low[0], high[0]))
        shade = colour * (1 + 0.055 * bristle[..., None])
        self.colour[window] += cover[..., None] * (shade - self.colour[window])
        bump = (0.55 + 0.45 * bristle + 0.5 * np.exp(-(((inside - 0.8) / 0.16) ** 2))) * layer.relief
        self.height[window] += cover * (bump.astype(np.float32) - 0.75 * self.height[window])


def strip(path: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Signed distance from a path [n, 2] and arc length along it, in pixels, for each pixel of the window low..high."""
    y, x = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    across, along = np.full(x.shape, 1e6, np.float32), np.zeros(x.shape, np.float32)
    walked = 0.0
    for start, end in pairwise(path):
        run = end - start
        length = float(np.hypot(*run)) + 1e-6
        t = (((x - start[0]) * run[0] + (y - start[1]) * run[1]) / length**2).clip(0, 1)
        dx, dy = x - start[0] - t * run[0], y - start[1] - t * run[1]
        far = np.hypot(dx, dy)
        nearer = far < np.abs(across)
        side = np.sign(run[0] * dy - run[1] * dx)
        across = np.where(nearer, np.where(side < 0, -far, far), across)
        along = np.where(nearer, walked + t * length, along)
        walked += length
    return across, along


def bristles(across: np.ndarray, along: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Bristle streaks -1..1 along a stroke; `across` and `along` in brush widths."""
    phase = rng.uniform(0, 6.3, 4)
    wander = 0.06 * np.sin(2.1 * along + phase[3])
    a = across + wander
    waves = ((0.5, 19, phase[0]), (0.3, 37, phase[1]), (0.2, 61, phase[2]))
    return sum(size * np.sin(pitch * a + shift) for size, pitch, shift in waves).astype(np.float32)


def directions(picture: np.ndarray, radius: float) -> np.ndarray:
    """Unit tangents [h, w, 2] along edges: the minor axis of the structure tensor, smoothed by `radius` pixels."""
    gx = np.stack([cv2.Scharr(np.ascontiguousarray(picture[..., k]), cv2.CV_32F, 1, 0) for k in range(3)])
    gy = np.stack([cv2.Scharr(np.ascontiguousarray(picture[..., k]), cv2.CV_32F, 0, 1) for k in range(3)])
    a, b, c = (cv2.GaussianBlur((m).sum(0), (0, 0), radius) for m in (gx * gx, gx * gy, gy * gy))
    angle = 0.5 * np.arctan2(2 * b, a - c) + np.pi / 2
    return np.stack([np.cos(angle), np.sin(angle)], -1)


def trace(
    start: np.ndarray, goal: np.ndarray, wet: np.ndarray, flow: np.ndarray, layer: Layer, colour: np.ndarray
) -> np.ndarray:
    """Stroke path [n, 2]: follows `flow` from `start` until the colour no longer fits (Hertzmann 1998)."""
    path, heading, side = [start], np.zeros(2), len(goal)
    for k in range(layer.steps):
        x, y = path[-1]
        if not (0 <= x < side and 0 <= y < side):
            break
        spot = goal[int(y), int(x)]
        if k > 2 and np.abs(spot - wet[int(y), int(x)]).sum() < np.abs(spot - colour).sum():
            break
        step = flow[int(y), int(x)]
        step = -step if step @ heading < 0 else step
        heading = 0.6 * step + 0.4 * heading if k else step
        heading = heading / (np.hypot(*heading) + 1e-6)
        path.append(path[-1] + heading * layer.width / 2)
    return np.array(path)


def scattered(side: int, step: float, rng: np.random.Generator) -> np.ndarray:
    """Jittered grid positions [n, 2] about `step` pixels apart, in random order."""
    ys, xs = np.mgrid[step / 2 : side : step, step / 2 : side : step]
    starts = np.stack([xs.ravel(), ys.ravel()], 1) + rng.uniform(-0.5, 0.5, (xs.size, 2)) * step
    return starts[rng.permutation(len(starts))].clip(0, side - 1)


def paint_layer(easel: Easel, picture: np.ndarray, detail: np.ndarray, layer: Layer, rng: np.random.Generator) -> int:
    """Paint the strokes of one layer where the canvas differs from `picture`; return their number.

    `detail` [h, w] scales the layer's error threshold.
    """
    goal = cv2.GaussianBlur(picture, (0, 0), layer.width * 0.28)
    flow = directions(goal, max(3.0, layer.width * 0.6))
    before = easel.colour.copy()
    error = cv2.GaussianBlur(np.abs(goal - before).mean(-1), (0, 0), layer.width * 0.35)
    starts = scattered(len(goal), layer.width * layer.spacing, rng)
    count = 0
    for start in starts:
        x, y = start.astype(int)
        if error[y, x] < layer.error * detail[y, x]:
            continue
        colour = goal[y, x] + rng.normal(0, 0.010, 3) + rng.normal(0, 0.014)
        path = trace(start, goal, before, flow, layer, colour)
        if len(path) > 2:
            easel.stroke(path, layer.width * rng.uniform(0.75, 1.15), colour, layer, rng)
            count += 1
    return count
