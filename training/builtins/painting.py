"""Render a portrait as an oil painting: strokes from coarse to fine along edges, then canvas and varnish.

    python -m training.builtins.painting PORTRAITS [--out FILE]

PORTRAITS is the folder of CC0 images (faker-js/assets-person-portrait); the sitter is a new morph of three of them.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from training.arguments import command_parser
from training.builtins.backdrop import matte
from training.builtins.brush import Easel, Layer, paint_layer
from training.builtins.faces import (
    FACE_OVAL,
    LEFT_EYE,
    LIPS,
    NOSE,
    RIGHT_EYE,
    fill,
    find_face,
    read_face,
    write_picture,
)  # fmt: skip
from training.builtins.morph import morph
from training.builtins.noise import turbulence
from training.builtins.people import FOLDER, accept, halves

SIDE = 1024
SITTER = halves("female_17", "female_72", "female_92", eyes=0, brows=0, nose=0, lips=0)
CROP = (96, 22, 600)
"""Left, top and side of the painted square of the sitter's image."""
EDGE = 8
"""Pixels cropped at each border, where strokes end."""
CANVAS = 3.2
"""Thread spacing of the canvas in pixels."""


LAYERS = (
    Layer(56, 10, 0.40, 0.0, 1.0, 0.5),
    Layer(30, 12, 0.45, 0.030, 0.96, 0.8),
    Layer(17, 13, 0.45, 0.028, 0.92, 1.0),
    Layer(10, 14, 0.45, 0.026, 0.9, 0.9),
    Layer(6, 14, 0.5, 0.028, 0.88, 0.7),
    Layer(3.6, 12, 0.6, 0.034, 0.85, 0.5),
)


def backdrop() -> np.ndarray:
    """[SIDE, SIDE, 3] mottled brown background, lighter behind the shadowed side of the head."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE - 0.5
    glow = np.exp(-(((x - 0.22) / 0.34) ** 2 + ((y + 0.05) / 0.45) ** 2))
    cloud = turbulence(np.stack([x * 4 + y, y * 3, np.zeros_like(x)], -1), 4, 5)
    dark, light = np.array([0.085, 0.075, 0.062]), np.array([0.36, 0.27, 0.17])
    return (dark + (light - dark) * (glow * (0.8 + 0.35 * cloud))[..., None].clip(0, 1)).astype(np.float32)


def lit(picture: np.ndarray, points: np.ndarray) -> np.ndarray:
    """`picture` relit by studio light from the left: the right side of the head and the bottom are in shadow."""
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
    """The sitter's matte [h, w]; pixels in the wall's colour, seen through loose hair, are removed."""
    mask = matte(pixels)
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 1.5), cv2.COLOR_RGB2LAB)
    wall = lab[mask < 0.05]
    off = np.abs(lab - np.median(wall, 0)) / (2.5 * wall.std(0) + np.array([14.0, 4.0, 4.0]))
    like = np.clip(1.5 - np.linalg.norm(off, axis=-1), 0, 1)
    face = cv2.dilate(fill(points, FACE_OVAL, pixels.shape), np.ones((3, 3)), iterations=12)
    return np.asarray(cv2.GaussianBlur((mask * (1 - like * (1 - face))).astype(np.float32), (0, 0), 1.5))


def composed(portraits: Path) -> tuple[np.ndarray, np.ndarray]:
    """The scene to paint [SIDE, SIDE, 3] and the per-pixel factor of the stroke error threshold [SIDE, SIDE].

    Raises ValueError if the sitter has no face.
    """
    pixels = morph(SITTER, [read_face(portraits / f"{name}.jpg") for name in SITTER.faces])
    left, top, side = CROP
    pixels = pixels[top : top + side, left : left + side]
    pixels = cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC).clip(0, 1)
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
    """[SIDE, SIDE] height of a plain-weave canvas, -1..1."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    wobble = turbulence(np.stack([x / 40, y / 40, np.zeros_like(x)], -1), 2, 3) * 1.5
    u, v = np.sin(2 * np.pi * (x + wobble) / CANVAS), np.sin(2 * np.pi * (y + wobble) / CANVAS)
    over = np.sign(np.sin(np.pi * x / CANVAS) * np.sin(np.pi * y / CANVAS))
    return cv2.GaussianBlur((0.5 * (u * (over > 0) + v * (over < 0)) + 0.5 * u * v).astype(np.float32), (0, 0), 0.6)


def varnished(easel: Easel) -> np.ndarray:
    """The painting's colour with paint and canvas relief lit from the upper left, slight gloss and warm varnish."""
    height = cv2.GaussianBlur(easel.height, (0, 0), 0.7) + 0.10 * canvas()
    dy, dx = np.gradient(height)
    slope = 0.5 * (dx + dy)
    gloss = np.clip(slope - 0.10, 0, 1) * 0.5
    out = easel.colour * (1 + 0.42 * np.clip(slope, -0.35, 0.35))[..., None] + gloss[..., None] * 0.25
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
    parser = command_parser(__doc__)
    parser.add_argument("portraits", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER / "oil.jpg")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    picture = paint(*composed(args.portraits))
    write_picture(args.out, picture, 90)
    accept(picture)


if __name__ == "__main__":
    main()
