"""Composited open mouths: sharp teeth from a smiling photo over a drawn tongue and a dark mouth cavity.

Motion and compression blur open mouths in video. The teeth of a photo are sharp; they are composited at the upper jaw
(or, flipped, at the lower jaw), while the rest of a mouth interior is dark and soft anyway.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from inference.decoder.mouth.teeth import LOWER_EDGE, LOWER_HEIGHT, UPPER_EDGE, aligned_photo_window, teeth_plane
from inference.face.blendshapes import scores
from inference.face.dynamics import BLINK, LOWER, from_blendshapes
from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER, fill
from inference.face.patches import cut
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels

SIZE = (FRAME_SIZE, FRAME_SIZE)
ROOTS = 10
"""Pixels by which teeth are extended upwards, behind the upper lip."""
LOWER_SEEN = 0.7
"""Share of open mouths with lower teeth, among those whose lower lip hides the roots."""


def opened(own: Floats, rng: np.random.Generator) -> Floats:
    """[D] random coefficients of an open mouth, plus a share of the photo's expression `own` [D]; no blink."""
    wide = scores(
        {
            "jawOpen": rng.uniform(0.04, 0.6),
            "mouthFunnel": max(0.0, rng.uniform(-0.6, 0.6)),
            "mouthLowerDownLeft": (low := rng.uniform(0, 0.4)),
            "mouthLowerDownRight": low,
        }
    )
    dynamics = np.asarray(from_blendshapes(wide), np.float32)
    dynamics[LOWER] += rng.uniform(0, 0.6) * own[LOWER] + 0.25 * rng.standard_normal(LOWER.stop)
    dynamics[BLINK] = 0
    return dynamics


@dataclass(frozen=True)
class Teeth:
    """Teeth of a photo: the photo [512, 512, 3], its tooth mask `seen` [512, 512] 0..1, and the upper jaw's plane."""

    photo: Pixels
    seen: Floats
    plane: Floats

    @staticmethod
    def of(photo: Pixels, own: Floats) -> Teeth:
        """Teeth of `photo` with landmarks `own` [478, 3]."""
        return Teeth(*with_roots(photo, teeth_seen(photo, own)), teeth_plane(own)[0])

    def lit(self, level: float) -> Teeth:
        """A copy scaled in brightness so that the teeth's 80th percentile is `level` (0..255)."""
        bright = self.photo.mean(-1)[self.seen > 0.5]
        gain = level / max(float(np.percentile(bright, 80)), 1.0) if bright.size else 1.0
        return replace(self, photo=np.clip(self.photo * np.float32(gain), 0, 255).astype(np.uint8))


def with_interior(picture: Pixels, points: Floats, lips: Floats, teeth: Teeth, rng: np.random.Generator) -> Pixels:
    """`picture` [512, 512, 3], a face at landmarks `points` [478, 3], with teeth and tongue composited into its mouth.

    `lips` [3]: mean lip colour.
    """
    inside = mask(points)
    interior = cavity(lips, points, rng)
    upper, lower = teeth_plane(points)
    if rng.random() < LOWER_SEEN and rooted(points, lower):
        interior = over(interior, teeth, cut_map(lower, teeth.plane, turned_over=True), rng.uniform(0.45, 0.8))
    interior = over(interior, teeth, cut_map(upper, teeth.plane), rng.uniform(0.8, 1.0))
    near_lips = cv2.GaussianBlur(inside.astype(np.float32) / 255, (0, 0), 2.5)[..., None]
    # The lips cast a shadow on the interior.
    shaded = interior * (0.55 + 0.45 * np.clip(2 * near_lips - 1, 0, 1))
    share = cv2.GaussianBlur(inside, (0, 0), 0.6)[..., None] / np.float32(255)
    return np.asarray(np.clip(share * shaded + (1 - share) * picture, 0, 255) + 0.5, np.uint8)


def rooted(points: Floats, lower: Floats) -> bool:
    """True if the lower lip hides the lower ends of the lower teeth, whose plane is `lower` [2, 3]."""
    lip = np.linalg.solve(lower[:, :2], points[14, :2] - lower[:, 2])[1]
    return bool(lip < LOWER_EDGE + LOWER_HEIGHT)


def mask(points: Floats) -> Pixels:
    """[512, 512] mask of the open mouth, 0..255."""
    canvas = np.zeros(SIZE, np.uint8)
    fill(canvas, points[LIPS_INNER, :2])
    return canvas


def teeth_seen(photo: Pixels, own: Floats) -> Floats:
    """[512, 512] tooth mask of the photo, 0..1: bright pixels that are not red, inside the open mouth."""
    inside = cv2.erode(mask(own), np.ones((3, 3), np.uint8)) > 128
    bright = photo.astype(np.float32).mean(-1)
    red = photo[..., 0].astype(np.float32) / np.maximum(photo[..., 1], 1)
    level = np.percentile(bright[inside], 80) if inside.any() else 255.0
    teeth = inside & (bright > 0.55 * level) & (red < 1.6)
    return cv2.GaussianBlur(cv2.morphologyEx(teeth.astype(np.float32), cv2.MORPH_CLOSE, np.ones((3, 3))), (0, 0), 0.7)


def with_roots(photo: Pixels, seen: Floats) -> tuple[Pixels, Floats]:
    """`photo` and its tooth mask `seen` with the teeth extended upwards by ROOTS pixels, behind the upper lip."""
    picture, share = photo.astype(np.float32), seen.copy()
    for _ in range(ROOTS):
        below, shown = np.roll(picture, -1, 0), np.roll(share, -1, 0)
        new = shown > share
        picture[new], share[new] = 0.985 * below[new], shown[new]
    return picture.astype(np.uint8), share


def cut_map(plane: Floats, own_plane: Floats, turned_over: bool = False) -> Floats:
    """[2, 3] map from image to photo pixels that puts the photo's teeth (`own_plane`) at `plane`.

    `turned_over` flips the photo's upper teeth vertically to serve as lower teeth.
    """
    if turned_over:
        # Lower incisors are about three quarters as wide (source: Wheeler's Dental Anatomy).
        flip = np.array([[0.75, 0, 0], [0, -0.8, LOWER_EDGE + 0.8 * UPPER_EDGE]], np.float32)
        plane = np.column_stack([plane[:, :2] @ flip[:, :2], plane[:, :2] @ flip[:, 2] + plane[:, 2]]).astype(
            np.float32
        )
    return aligned_photo_window(np.eye(2, 3, dtype=np.float32), plane, own_plane)


def over(interior: Floats, teeth: Teeth, onto_photo: Floats, light: float) -> Floats:
    """`interior` [512, 512, 3] with the teeth composited over it; `light` scales their brightness."""
    share = cut(teeth.seen, onto_photo, SIZE)[..., None]
    return np.asarray(share * light * cut(teeth.photo, onto_photo, SIZE) + (1 - share) * interior, np.float32)


def cavity(lips: Floats, points: Floats, rng: np.random.Generator) -> Floats:
    """[512, 512, 3] dark mouth cavity with a tongue at its floor, both tinted with the lip colour `lips` [3]."""
    dark = lips * np.array([0.26, 0.17, 0.17]) * rng.uniform(0.5, 1.3)
    tongue = lips * np.array([0.82, 0.62, 0.62]) * rng.uniform(0.6, 1.0)
    left, right, top, floor = (points[i, :2] for i in (78, 308, 13, 14))
    width, height = float(np.linalg.norm(right - left)), float(np.linalg.norm(floor - top))
    middle = floor - (floor - top) * rng.uniform(-0.15, 0.25) + np.array([rng.normal(0, 0.02) * width, 0])
    axes = (max(int(0.36 * width), 1), max(int(rng.uniform(0.3, 0.5) * height), 1))
    angle = float(np.degrees(np.arctan2(*(right - left)[::-1])))
    shape = np.zeros(SIZE, np.float32)
    cv2.ellipse(shape, (int(middle[0]), int(middle[1])), axes, angle, 0, 360, 1.0, -1, cv2.LINE_AA)
    # Light enters from outside, so the tongue is brighter near the lower lip.
    rows = np.arange(SIZE[1], dtype=np.float32)[:, None]
    light = np.clip(0.45 + 0.55 * (rows - top[1]) / max(height, 1.0), 0.2, 1.0)
    share = cv2.GaussianBlur(shape, (0, 0), max(0.06 * height, 0.8))[..., None] * light[..., None]
    return np.asarray(share * tongue + (1 - share) * dark, np.float32)


def lip_colour(photo: Pixels, own: Floats) -> Floats:
    """[3] mean colour of the lips, without the inner mouth."""
    canvas = np.zeros(SIZE, np.uint8)
    fill(canvas, own[LIPS_OUTER, :2])
    lips = (canvas > 128) & (cv2.dilate(mask(own), np.ones((3, 3), np.uint8)) < 128)
    return np.asarray(photo[lips].mean(0), np.float32)
