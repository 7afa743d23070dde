"""Make one new face of several: half-way shape, textures mixed band by band.

The body picture gives hair, clothes and background; its face is bent half-way towards the other faces and their textures
are laid over it. A plain average would blur: coarse bands are averaged, fine bands keep their contrast, and brows, eyes,
nose and lips take their finest detail from one source each, so that no edge is doubled.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from scipy.interpolate import RBFInterpolator

from training.builtins import faces
from training.builtins.faces import Face

LEVELS = 7
FINE_LEVELS = 5
"""Pyramid levels, finest first, whose detail follows `Recipe.parts`."""
GRID = 4
"""Pixels between the points at which the smooth warp is computed."""
STIFF = 4000.0
"""Smoothing of the half-way shape, in the spline's own unit: the body's face bends, it never folds."""
LOOSE = 20.0
"""Smoothing when another face is laid onto that shape: features meet, noise of the landmarks is left out."""


@dataclass(frozen=True)
class Recipe:
    """How one portrait is mixed. `faces[0]` is the body."""

    faces: tuple[str, ...]
    shape: tuple[float, ...]
    """Share of each face in the shape; sums to 1."""
    texture: tuple[float, ...]
    """Share of each face in tone and skin; sums to 1."""
    parts: dict[str, int] = field(default_factory=dict)
    """Which face gives the detail of "brows", "eyes", "nose", "lips"."""
    mirrored: tuple[bool, ...] = ()


def aligned(points: np.ndarray, onto: np.ndarray) -> np.ndarray:
    """Points [n, 3] moved by the similarity that best lays them onto others (Umeyama 1991): same pose, own shape."""
    a, b = points - points.mean(0), onto - onto.mean(0)
    u, s, vt = np.linalg.svd(a.T @ b)
    return a @ (u @ vt) * (s.sum() / (a**2).sum()) + onto.mean(0)


def ring(points: np.ndarray, size: float) -> np.ndarray:
    """Points around the face, `size` times as far from its middle as the outline."""
    oval = points[list(faces.FACE_OVAL), :2]
    return (oval - oval.mean(0)) * size + oval.mean(0)


def spline(knots: np.ndarray, shifts: np.ndarray, still: np.ndarray, smoothing: float) -> RBFInterpolator:
    """Thin-plate spline of the shifts [n, 2] at knots [n, 2], zero at `still`."""
    weight = np.r_[np.full(len(knots), smoothing), np.zeros(len(still))]
    knots, shifts = np.vstack([knots, still]), np.vstack([shifts, np.zeros_like(still)])
    return RBFInterpolator(knots, shifts, kernel="thin_plate_spline", smoothing=weight)


def warp_field(bend: RBFInterpolator, shape: tuple[int, ...]) -> np.ndarray:
    """Where each target pixel comes from: float32 [h, w, 2]."""
    height, width = shape[:2]
    ys, xs = np.mgrid[0 : height + GRID : GRID, 0 : width + GRID : GRID]
    coarse = bend(np.stack([xs.ravel(), ys.ravel()], 1)).reshape(*xs.shape, 2).astype(np.float32)
    whole = cv2.resize(coarse, None, fx=GRID, fy=GRID, interpolation=cv2.INTER_CUBIC)
    offset = (GRID - 1) / 2
    move = np.float32([[1, 0, -offset], [0, 1, -offset]])
    shift = cv2.warpAffine(whole, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return (np.stack(np.meshgrid(np.arange(width), np.arange(height)), -1) + shift).astype(np.float32)


def least_area(field: np.ndarray) -> float:
    """Smallest area that any pixel of a warp covers in its source; below 0 the warp folds."""
    dx, dy = np.gradient(field, axis=1), np.gradient(field, axis=0)
    return float((dx[..., 0] * dy[..., 1] - dx[..., 1] * dy[..., 0]).min())


def sample(pixels: np.ndarray, where: np.ndarray) -> np.ndarray:
    return cv2.remap(pixels, where, None, cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REFLECT)


def still_points(points: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Where the body picture must not move: around the head and along the border."""
    height, width = shape[:2]
    edge = [(x, y) for x in np.linspace(0, width, 7) for y in np.linspace(0, height, 7) if x in (0, width) or y in (0, height)]
    return np.vstack([ring(points, 1.9), ring(points, 2.6), edge])


def pyramid(pixels: np.ndarray) -> list[np.ndarray]:
    """Laplacian pyramid, finest first (Burt and Adelson 1983)."""
    bands = []
    for _ in range(LEVELS):
        small = cv2.pyrDown(pixels)
        bands.append(pixels - cv2.pyrUp(small, dstsize=pixels.shape[1::-1]))
        pixels = small
    return [*bands, pixels]


def collapsed(bands: list[np.ndarray]) -> np.ndarray:
    pixels = bands[-1]
    for band in reversed(bands[:-1]):
        pixels = cv2.pyrUp(pixels, dstsize=band.shape[1::-1]) + band
    return pixels


def soft(mask: np.ndarray, radius: float) -> np.ndarray:
    return cv2.GaussianBlur(mask, (0, 0), radius)


def core_mask(points: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """1 on brows, eyes, nose, mouth and what lies between them."""
    inner = [*faces.RIGHT_BROW, *faces.LEFT_BROW, *faces.RIGHT_EYE, *faces.LEFT_EYE, *faces.LIPS]
    hull = cv2.convexHull(points[inner, :2].astype(np.float32)).reshape(-1, 2)
    return faces.fill(hull, tuple(range(len(hull))), shape)


def skin_likeness(pixels: np.ndarray, core: np.ndarray) -> np.ndarray:
    """0..1 per pixel: how near its colour is to the colours between the features (Mahalanobis distance in Lab)."""
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 2).clip(0, 1), cv2.COLOR_RGB2LAB)
    inside = lab[core > 0.5]
    middle = np.median(inside, 0)
    bright = inside[inside[:, 0] > middle[0] - 15]
    off = (lab - middle) @ np.linalg.inv(np.linalg.cholesky(np.cov(bright.T) + np.diag([30.0, 4.0, 4.0]))).T
    return (1 - (np.linalg.norm(off, axis=-1) - 2.6) / 1.2).clip(0, 1).astype(np.float32)


def skin_mask(points: np.ndarray, layers: list[np.ndarray]) -> np.ndarray:
    """1 where every layer shows the face, falling to 0 before its outline, its hair and what is worn around it."""
    shape = layers[0].shape
    width = np.ptp(points[:, 0])
    core = core_mask(points, shape)
    inside = cv2.erode(faces.fill(points, faces.FACE_OVAL, shape), np.ones((3, 3)), iterations=int(width * 0.04))
    for layer in layers:
        likeness = skin_likeness(layer, core)
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (int(width * 0.05) | 1,) * 2)
        inside = np.minimum(inside, cv2.erode(cv2.morphologyEx(likeness, cv2.MORPH_CLOSE, disc), disc))
    return soft(np.maximum(inside, core), width * 0.03)


def part_masks(points: np.ndarray, shape: tuple[int, ...]) -> dict[str, np.ndarray]:
    """Soft masks of the features, a little larger than the features."""
    width = np.ptp(points[:, 0])
    rings = {
        "brows": ((faces.RIGHT_BROW, faces.LEFT_BROW), 0.03),
        "eyes": ((faces.RIGHT_EYE, faces.LEFT_EYE), 0.045),
        "nose": ((faces.NOSE,), 0.02),
        "lips": ((faces.LIPS,), 0.03),
    }
    masks = {}
    for name, (outlines, margin) in rings.items():
        mask = np.max([faces.fill(points, outline, shape) for outline in outlines], 0)
        grown = cv2.dilate(mask, np.ones((3, 3)), iterations=max(1, int(width * margin)))
        masks[name] = soft(grown, width * 0.02)
    return masks


def weights(recipe: Recipe, masks: dict[str, np.ndarray], shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Share of each face per pixel, [k, h, w]: for coarse bands, and for fine bands where features have one owner."""
    coarse = np.stack([np.full(shape[:2], share, np.float32) for share in recipe.texture])
    fine = coarse.copy()
    for name, owner in recipe.parts.items():
        single = np.zeros(len(recipe.texture), np.float32)
        single[owner] = 1
        fine += masks[name] * (single[:, None, None] - fine)
        coarse += 0.75 * masks[name] * (single[:, None, None] - coarse)
    return coarse, fine


def toned(pixels: np.ndarray, like: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Mean and spread of each Lab channel inside the mask made like another picture's."""
    lab, goal = (cv2.cvtColor(p.clip(0, 1), cv2.COLOR_RGB2LAB) for p in (pixels, like))
    share = mask[..., None] / mask.sum()
    mean, wanted = (lab * share).sum((0, 1)), (goal * share).sum((0, 1))
    spread = np.sqrt((((lab - mean) ** 2) * share).sum((0, 1)))
    wanted_spread = np.sqrt((((goal - wanted) ** 2) * share).sum((0, 1)))
    gain = (wanted_spread / spread).clip(0.7, 1.4)
    return cv2.cvtColor(((lab - mean) * gain + wanted).astype(np.float32), cv2.COLOR_LAB2RGB)


def mixed(layers: list[np.ndarray], coarse: np.ndarray, fine: np.ndarray) -> np.ndarray:
    """Blend aligned pictures band by band; fine bands keep their contrast where several are averaged."""
    stacks = [pyramid(layer) for layer in layers]
    bands = []
    for level in range(LEVELS + 1):
        share = fine if level < FINE_LEVELS else coarse
        size = stacks[0][level].shape[1::-1]
        share = np.stack([cv2.resize(s, size, interpolation=cv2.INTER_AREA) for s in share])
        if level < FINE_LEVELS:
            share = share / np.sqrt((share**2).sum(0))
        bands.append(sum(s[..., None] * stack[level] for s, stack in zip(share, stacks, strict=True)))
    return collapsed(bands)


def seamless(inner: np.ndarray, outer: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Lay one picture into another; each band is crossed over at its own width."""
    a, b = pyramid(inner), pyramid(outer)
    bands = []
    for level in range(LEVELS + 1):
        share = cv2.resize(mask, a[level].shape[1::-1], interpolation=cv2.INTER_AREA)[..., None]
        bands.append(share * a[level] + (1 - share) * b[level])
    return collapsed(bands)


def morph(recipe: Recipe, sources: list[Face]) -> np.ndarray:
    """The new portrait, float32 RGB 0..1, of the body picture's size."""
    body = sources[0]
    shape = body.pixels.shape
    targets = [body.points, *(aligned(s.points, body.points) for s in sources[1:])]
    wish = np.tensordot(np.array(recipe.shape), np.stack(targets), 1)
    still = still_points(body.points, shape)
    goal = body.points[:, :2] + spline(body.points[:, :2], (wish - body.points)[:, :2], still, STIFF)(body.points[:, :2])
    bend = warp_field(spline(goal, body.points[:, :2] - goal, still, LOOSE), shape)
    own = sample(body.pixels, bend)
    none = np.zeros((0, 2))
    others = [sample(s.pixels, warp_field(spline(goal, s.points[:, :2] - goal, none, LOOSE), shape)) for s in sources[1:]]
    if least_area(bend) < 0.5:
        raise ValueError(f"{recipe.faces} are too unlike: the warp nearly folds.")
    mask = skin_mask(goal, [own, *others])
    layers = [own, *(toned(layer, own, mask) for layer in others)]
    face = mixed(layers, *weights(recipe, part_masks(goal, shape), shape))
    return seamless(face, own, mask).clip(0, 1)
