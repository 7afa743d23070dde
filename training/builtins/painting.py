"""Paint a portrait in oils: strokes laid from coarse to fine along the forms, then canvas and varnish.

    python -m training.builtins.painting PORTRAITS [--out FILE]

PORTRAITS is the folder of CC0 pictures (faker-js/assets-person-portrait); the sitter is a new morph of two of them. Layers of
curved strokes follow Hertzmann (1998), their direction the smoothed structure tensor (Kyprianidis and Kang 2011).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.builtins.backdrop import matte
from training.builtins.faces import FACE_OVAL, LEFT_EYE, LIPS, NOSE, RIGHT_EYE, fill, find_face, read_face, write_picture
from training.builtins.morph import morph
from training.builtins.noise import turbulence
from training.builtins.people import FOLDER, accept, halves

SIDE = 1024
SITTER = halves("female_17", "female_72", "female_92", eyes=0, brows=0, nose=0, lips=0)
CROP = (96, 22, 600)
"""Left, top and side of the square of the sitter's picture that is painted."""
EDGE = 8
"""Pixels cut off all around, where strokes run out."""
CANVAS = 3.2
"""Pixels from one thread of the canvas to the next."""


@dataclass(frozen=True)
class Layer:
    """One pass with one brush."""

    width: float
    """Pixels."""
    steps: int
    """Longest stroke, in half brush widths."""
    spacing: float
    """Brush widths between strokes."""
    error: float
    """Least difference from what is there already (RGB 0..1) for a stroke to be set."""
    opacity: float
    relief: float
    """Height of the paint."""


LAYERS = (
    Layer(56, 10, 0.40, 0.0, 1.0, 0.5),
    Layer(30, 12, 0.45, 0.030, 0.96, 0.8),
    Layer(17, 13, 0.45, 0.028, 0.92, 1.0),
    Layer(10, 14, 0.45, 0.026, 0.9, 0.9),
    Layer(6, 14, 0.5, 0.028, 0.88, 0.7),
    Layer(3.6, 12, 0.6, 0.034, 0.85, 0.5),
)


class Easel:
    """The wet picture: colour [h, w, 3] and height of paint [h, w]."""

    def __init__(self, ground: np.ndarray) -> None:
        self.colour = ground.copy()
        self.height = np.zeros(ground.shape[:2], np.float32)

    def stroke(self, path: np.ndarray, width: float, colour: np.ndarray, layer: Layer, rng: np.random.Generator) -> None:
        """Lay one stroke along a path [n, 2] of pixels: bristles run along it, paint heaps at its edges."""
        margin = int(width) + 2
        low = np.floor(path.min(0)).astype(int) - margin
        high = np.ceil(path.max(0)).astype(int) + margin
        low, high = low.clip(0, SIDE), high.clip(0, SIDE)
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
    """Signed distance from a path and distance along it, in pixels, for each pixel of a window."""
    y, x = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    across, along = np.full(x.shape, 1e6, np.float32), np.zeros(x.shape, np.float32)
    walked = 0.0
    for start, end in zip(path[:-1], path[1:], strict=True):
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
    """Streaks -1..1 that run along a stroke, in brush widths."""
    phase = rng.uniform(0, 6.3, 4)
    wander = 0.06 * np.sin(2.1 * along + phase[3])
    a = across + wander
    return (0.5 * np.sin(19 * a + phase[0]) + 0.3 * np.sin(37 * a + phase[1]) + 0.2 * np.sin(61 * a + phase[2])).astype(np.float32)


def directions(picture: np.ndarray, radius: float) -> np.ndarray:
    """Unit tangents [h, w, 2] along the forms: the minor axis of the smoothed structure tensor."""
    gx = np.stack([cv2.Scharr(np.ascontiguousarray(picture[..., k]), cv2.CV_32F, 1, 0) for k in range(3)])
    gy = np.stack([cv2.Scharr(np.ascontiguousarray(picture[..., k]), cv2.CV_32F, 0, 1) for k in range(3)])
    a, b, c = (cv2.GaussianBlur((m).sum(0), (0, 0), radius) for m in (gx * gx, gx * gy, gy * gy))
    angle = 0.5 * np.arctan2(2 * b, a - c) + np.pi / 2
    return np.stack([np.cos(angle), np.sin(angle)], -1)


def trace(start: np.ndarray, goal: np.ndarray, wet: np.ndarray, flow: np.ndarray, layer: Layer, colour: np.ndarray) -> np.ndarray:
    """Follow the flow from a place until the colour no longer fits (Hertzmann 1998), [n, 2]."""
    path, heading = [start], np.zeros(2)
    for k in range(layer.steps):
        x, y = path[-1]
        if not (0 <= x < SIDE and 0 <= y < SIDE):
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


def paint_layer(easel: Easel, picture: np.ndarray, detail: np.ndarray, layer: Layer, rng: np.random.Generator) -> int:
    """Set one layer's strokes where the picture still differs; `detail` [h, w] lowers or raises the threshold."""
    goal = cv2.GaussianBlur(picture, (0, 0), layer.width * 0.28)
    flow = directions(goal, max(3.0, layer.width * 0.6))
    before = easel.colour.copy()
    error = cv2.GaussianBlur(np.abs(goal - before).mean(-1), (0, 0), layer.width * 0.35)
    step = layer.width * layer.spacing
    ys, xs = np.mgrid[step / 2 : SIDE : step, step / 2 : SIDE : step]
    starts = np.stack([xs.ravel(), ys.ravel()], 1) + rng.uniform(-0.5, 0.5, (xs.size, 2)) * step
    starts = starts[rng.permutation(len(starts))].clip(0, SIDE - 1)
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


def backdrop() -> np.ndarray:
    """A scumbled brown ground, lighter behind the shadowed side of the head."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE - 0.5
    glow = np.exp(-(((x - 0.22) / 0.34) ** 2 + ((y + 0.05) / 0.45) ** 2))
    cloud = turbulence(np.stack([x * 4 + y, y * 3, np.zeros_like(x)], -1), 4, 5)
    dark, light = np.array([0.085, 0.075, 0.062]), np.array([0.36, 0.27, 0.17])
    return (dark + (light - dark) * (glow * (0.8 + 0.35 * cloud))[..., None].clip(0, 1)).astype(np.float32)


def lit(picture: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Studio light from the left: the far side of the head and the picture's foot fall into shadow."""
    middle, width = points[:, :2].mean(0), np.ptp(points[:, 0])
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    across = (x - middle[0]) / width
    shadow = 1 - 0.42 / (1 + np.exp(-(across - 0.22) * 7)) - 0.30 * np.clip((y - middle[1]) / width - 0.7, 0, 1)
    grey = picture.mean(-1, keepdims=True)
    calm = grey + 0.86 * (picture - grey)
    calm = calm - 0.55 * np.clip(calm - 0.62, 0, 1)
    curved = 1.06 * calm.clip(0, 1) ** 1.15
    return (curved * shadow[..., None] * np.array([1.04, 0.985, 0.88])).astype(np.float32)


def figure(pixels: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The sitter's matte [h, w]; wall that shines through loose hair is taken out by its colour."""
    mask = matte(pixels)
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 1.5), cv2.COLOR_RGB2LAB)
    wall = lab[mask < 0.05]
    off = np.abs(lab - np.median(wall, 0)) / (2.5 * wall.std(0) + np.array([14.0, 4.0, 4.0]))
    like = np.clip(1.5 - np.linalg.norm(off, axis=-1), 0, 1)
    face = cv2.dilate(fill(points, FACE_OVAL, pixels.shape), np.ones((3, 3)), iterations=12)
    return np.asarray(cv2.GaussianBlur((mask * (1 - like * (1 - face))).astype(np.float32), (0, 0), 1.5))


def composed(portraits: Path) -> tuple[np.ndarray, np.ndarray]:
    """The picture to be painted [SIDE, SIDE, 3] and how loosely each place is painted [SIDE, SIDE]."""
    pixels = morph(SITTER, [read_face(portraits / f"{name}.jpg") for name in SITTER.faces])
    left, top, side = CROP
    pixels = cv2.resize(pixels[top : top + side, left : left + side], (SIDE, SIDE), interpolation=cv2.INTER_CUBIC).clip(0, 1)
    points = find_face(pixels)
    if points is None:
        raise ValueError("The sitter has no face.")
    mask = figure(pixels, points)[..., None]
    scene = mask * lit(pixels, points) + (1 - mask) * backdrop()
    face = cv2.GaussianBlur(fill(points, FACE_OVAL, scene.shape), (0, 0), 25)
    sharp = np.max([fill(points, ring, scene.shape) for ring in (RIGHT_EYE, LEFT_EYE, LIPS, NOSE)], 0)
    sharp = cv2.GaussianBlur(cv2.dilate(sharp, np.ones((3, 3)), iterations=14), (0, 0), 10)
    loose = 1.0 + 1.6 * (1 - mask[..., 0]) + 0.9 * (1 - face) - 0.55 * sharp
    return scene.astype(np.float32), loose.astype(np.float32)


def canvas() -> np.ndarray:
    """Height of a plain weave [SIDE, SIDE], -1..1."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    wobble = turbulence(np.stack([x / 40, y / 40, np.zeros_like(x)], -1), 2, 3) * 1.5
    u, v = np.sin(2 * np.pi * (x + wobble) / CANVAS), np.sin(2 * np.pi * (y + wobble) / CANVAS)
    over = np.sign(np.sin(np.pi * x / CANVAS) * np.sin(np.pi * y / CANVAS))
    return cv2.GaussianBlur((0.5 * (u * (over > 0) + v * (over < 0)) + 0.5 * u * v).astype(np.float32), (0, 0), 0.6)


def varnished(easel: Easel) -> np.ndarray:
    """Paint and weave under raking light from the upper left, with a little gloss and a warm varnish."""
    height = cv2.GaussianBlur(easel.height, (0, 0), 0.7) + 0.10 * canvas()
    dy, dx = np.gradient(height)
    slope = 0.5 * (dx + dy)
    gloss = np.clip(slope - 0.10, 0, 1) * 0.5
    out = easel.colour * (1 + 0.42 * slope.clip(-0.35, 0.35))[..., None] + gloss[..., None] * 0.25
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE - 0.5
    edge = 1 - 0.35 * (x * x + y * y)
    return (out * edge[..., None] * np.array([1.0, 0.985, 0.94]) + np.array([0.012, 0.010, 0.006])).clip(0, 1)


def paint(scene: np.ndarray, loose: np.ndarray, seed: int = 4) -> np.ndarray:
    """The finished painting, RGB 0..1."""
    rng = np.random.default_rng(seed)
    easel = Easel(np.full_like(scene, 1) * np.array([0.33, 0.24, 0.16], np.float32))
    for layer in LAYERS:
        print(f"brush {layer.width} px: {paint_layer(easel, scene, loose, layer, rng)} strokes")
    return varnished(easel)[EDGE:-EDGE, EDGE:-EDGE]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("portraits", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER / "oil.jpg")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    picture = paint(*composed(args.portraits))
    write_picture(args.out, picture, 90)
    accept(picture)


if __name__ == "__main__":
    main()
