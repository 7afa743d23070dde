"""Sharpness of rendered teeth relative to the skin beside them, independent of contrast."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.placement import Placement, place
from inference.decoder.scene.scene import Scene
from inference.face.dental_arch import DentalArches, arches_of
from inference.face.dynamics import driving_landmarks
from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER, fill
from inference.face.patches import eye_distance
from inference.types import Floats, HeadPose, Motion, Pixels, Portrait
from training.evaluate.mouth_shapes import coefficients

SHAPES = ("s z", "ee", "eh")
"""Visemes of SHAPES that show upper teeth."""
FRAMES = ((512, 512), (1280, 720), (1920, 1080))
FINE, COARSE = 0.8, 2.4
"""Sigmas in output pixels: detail below the first is fine, between both is coarse."""
LEAST_PIXELS = 150
RING = (0.06, 0.24)
"""Distances from the lips, in distances of the outer eye corners, between which skin is compared."""
BRIGHT, RED = 0.6, 1.6
"""Least brightness of a tooth relative to the mouth's 90th percentile, and greatest ratio of red to green."""
LOWEST = 0.01
"""Distance below the upper incisors' edge, in inter-ocular distances, from which bright pixels may be tongue."""


def teeth_detail(portrait: Portrait, frame: tuple[int, int] = FRAMES[-1]) -> float | None:
    """Fine share of detail in teeth over that in skin, mean over SHAPES; None if no shape shows teeth.

    1 means that teeth are as sharp as the skin around the mouth; a blurred row of teeth is below 1 at any contrast.
    """
    placement = place(portrait, *frame)
    decoder, arches = Decoder(portrait, Scene(portrait, placement)), arches_of(portrait.landmarks, portrait.blendshapes)
    ratios = []
    for name in SHAPES:
        motion = Motion(0, HeadPose(), (0, 0), coefficients(name))
        picture, points = decoder.render(motion), on_frame(driving_landmarks(portrait, motion), placement)
        teeth = teeth_shown(picture, points, arches)
        if teeth.sum() >= LEAST_PIXELS:
            ratios.append(fine_share(picture, teeth) / fine_share(picture, skin_beside(picture, points)))
    return float(np.mean(ratios)) if ratios else None


def on_frame(points: Floats, placement: Placement) -> Floats:
    """Landmarks [478, 3] in crop pixels, in pixels of the frame."""
    return np.column_stack([placement.to_output(points), points[:, 2] * placement.scale]).astype(np.float32)


def fine_share(picture: Pixels, where: np.ndarray) -> float:
    """Mean absolute fine over coarse detail of the luminance of `picture` [h, w, 3] in a mask [h, w]."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    soft, softer = (cv2.GaussianBlur(grey, (0, 0), sigma) for sigma in (FINE, COARSE))
    return float(np.abs(grey - soft)[where].mean() / max(float(np.abs(soft - softer)[where].mean()), 1e-3))


def teeth_shown(picture: Pixels, points: Floats, arches: DentalArches) -> np.ndarray:
    """[h, w] mask of upper teeth with landmarks [478, 3] in pixels of the frame: bright, not red, between the lips."""
    inside = np.zeros(picture.shape[:2], np.uint8)
    fill(inside, points[LIPS_INNER])
    between = cv2.erode(inside, np.ones((3, 3), np.uint8)) > 128
    if not between.any():
        return between
    colours = picture.astype(np.float32)
    bright, red = colours.mean(-1), colours[..., 0] / np.maximum(colours[..., 1], 1)
    rows, columns = np.ogrid[: picture.shape[0], : picture.shape[1]]
    upper = arches.seen(points)[0].locate(columns + np.float32(0.5), rows + np.float32(0.5))[1] < LOWEST
    return np.asarray(between & upper & (bright > BRIGHT * np.percentile(bright[between], 90)) & (red < RED))


def skin_beside(picture: Pixels, points: Floats) -> np.ndarray:
    """[h, w] mask of a ring of skin around the lips."""
    lips = np.zeros(picture.shape[:2], np.uint8)
    fill(lips, points[LIPS_OUTER])
    away = cv2.distanceTransform((lips < 128).astype(np.uint8), cv2.DIST_L2, 5) / eye_distance(points)
    return np.asarray((away > RING[0]) & (away < RING[1]))
