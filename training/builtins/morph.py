"""Morph several faces into a new one: averaged shape, textures blended in frequency bands.

The body image provides hair, clothes and background; its face is warped towards the average shape, and the other
faces' textures are blended onto it. A plain average blurs, so coarse bands are averaged, fine bands keep their
contrast, and brows, eyes, nose and lips take their finest detail from one source each, which avoids double edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from training.builtins import faces
from training.builtins.bands import mixed, seamless
from training.builtins.faces import Face
from training.builtins.warp import aligned, least_area, sample, spline, warp_field

STIFF = 4000.0
"""Spline smoothing of the warp to the average shape; high enough that the body's face does not fold."""
LOOSE = 20.0
"""Spline smoothing of the warp of another face to that shape; it aligns features and suppresses landmark noise."""


@dataclass(frozen=True)
class Recipe:
    """Source faces and blending shares of one portrait. `faces[0]` is the body image."""

    faces: tuple[str, ...]
    shape: tuple[float, ...]
    """Share of each face in the shape; sums to 1."""
    texture: tuple[float, ...]
    """Share of each face in tone and skin; sums to 1."""
    parts: dict[str, int] = field(default_factory=dict)
    """Index of the face that provides the detail of "brows", "eyes", "nose", "lips"."""
    mirrored: tuple[bool, ...] = ()


def ring(points: np.ndarray, size: float) -> np.ndarray:
    """Points [n, 2] of the face outline, scaled about its centre by `size`."""
    oval = points[list(faces.FACE_OVAL), :2]
    return (oval - oval.mean(0)) * size + oval.mean(0)


def still_points(points: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Fixed points [n, 2] of the body image's warp: around the head and along the border."""
    height, width = shape[:2]
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(0, width, 7), np.linspace(0, height, 7)))
    border = (x == 0) | (x == width) | (y == 0) | (y == height)
    return np.vstack([ring(points, 1.9), ring(points, 2.6), np.stack([x, y], 1)[border]])


def soft(mask: np.ndarray, radius: float) -> np.ndarray:
    return cv2.GaussianBlur(mask, (0, 0), radius)


def core_mask(points: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Mask [h, w] of the convex hull of brows, eyes and lips."""
    inner = [*faces.RIGHT_BROW, *faces.LEFT_BROW, *faces.RIGHT_EYE, *faces.LEFT_EYE, *faces.LIPS]
    hull = cv2.convexHull(points[inner, :2].astype(np.float32)).reshape(-1, 2)
    return faces.fill(hull, tuple(range(len(hull))), shape)


def skin_likeness(pixels: np.ndarray, core: np.ndarray) -> np.ndarray:
    """[h, w] skin likelihood 0..1: colour similarity to the `core` area (Mahalanobis distance in Lab)."""
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 2).clip(0, 1), cv2.COLOR_RGB2LAB)
    inside = lab[core > 0.5]
    middle = np.median(inside, 0)
    bright = inside[inside[:, 0] > middle[0] - 15]
    off = (lab - middle) @ np.linalg.inv(np.linalg.cholesky(np.cov(bright.T) + np.diag([30.0, 4.0, 4.0]))).T
    return (1 - (np.linalg.norm(off, axis=-1) - 2.6) / 1.2).clip(0, 1).astype(np.float32)


def skin_mask(points: np.ndarray, layers: list[np.ndarray]) -> np.ndarray:
    """[h, w] soft mask: 1 where all layers show skin, 0 at the face outline, hair and clothing."""
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
    """Soft masks [h, w] of brows, eyes, nose and lips, dilated by a small margin."""
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
    """Weights [k, h, w] of each face for coarse bands and for fine bands.

    In the fine bands each feature of `recipe.parts` comes from one face; in the coarse bands three quarters of it do.
    """
    coarse = np.stack([np.full(shape[:2], share, np.float32) for share in recipe.texture])
    fine = coarse.copy()
    for name, owner in recipe.parts.items():
        single = np.zeros(len(recipe.texture), np.float32)
        single[owner] = 1
        fine += masks[name] * (single[:, None, None] - fine)
        coarse += 0.75 * masks[name] * (single[:, None, None] - coarse)
    return coarse, fine


def toned(pixels: np.ndarray, like: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """`pixels` with mean and deviation of each Lab channel inside `mask` matched to those of `like`."""
    lab, goal = (cv2.cvtColor(p.clip(0, 1), cv2.COLOR_RGB2LAB) for p in (pixels, like))
    share = mask[..., None] / mask.sum()
    mean, wanted = (lab * share).sum((0, 1)), (goal * share).sum((0, 1))
    spread = np.sqrt((((lab - mean) ** 2) * share).sum((0, 1)))
    wanted_spread = np.sqrt((((goal - wanted) ** 2) * share).sum((0, 1)))
    gain = (wanted_spread / spread).clip(0.7, 1.4)
    return cv2.cvtColor(((lab - mean) * gain + wanted).astype(np.float32), cv2.COLOR_LAB2RGB)


def laid_onto(goal: np.ndarray, source: Face, shape: tuple[int, ...]) -> np.ndarray:
    """The image of `source`, warped so that its landmarks lie at `goal` [478, 2]."""
    bend = spline(goal, source.points[:, :2] - goal, np.zeros((0, 2)), LOOSE)
    return sample(source.pixels, warp_field(bend, shape))


def morph(recipe: Recipe, sources: list[Face]) -> np.ndarray:
    """The morphed portrait, float32 RGB 0..1, in the body image's size. Raises ValueError if the warp nearly folds."""
    body = sources[0]
    shape = body.pixels.shape
    targets = [body.points, *(aligned(s.points, body.points) for s in sources[1:])]
    wish = np.tensordot(np.array(recipe.shape), np.stack(targets), 1)
    still = still_points(body.points, shape)
    flat = body.points[:, :2]
    goal = flat + spline(flat, wish[:, :2] - flat, still, STIFF)(flat)
    bend = warp_field(spline(goal, flat - goal, still, LOOSE), shape)
    own = sample(body.pixels, bend)
    others = [laid_onto(goal, source, shape) for source in sources[1:]]
    if least_area(bend) < 0.5:
        raise ValueError(f"{recipe.faces} are too unlike: the warp nearly folds.")
    mask = skin_mask(goal, [own, *others])
    layers = [own, *(toned(layer, own, mask) for layer in others)]
    face = mixed(layers, *weights(recipe, part_masks(goal, shape), shape))
    return seamless(face, own, mask).clip(0, 1)
