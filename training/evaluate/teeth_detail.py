"""Sharpness of rendered teeth relative to the skin beside them, independent of contrast."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.mouth.aperture import aperture
from inference.decoder.placement import Placement, place
from inference.decoder.scene.scene import Scene
from inference.face.dental_arch import DentalArches, arches_of
from inference.face.dynamics import driving_landmarks
from inference.face.landmark_maps import LIPS_OUTER, fill
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
    scene, arches, ratios = Scene(portrait, placement), arches_of(portrait.landmarks, portrait.blendshapes), []
    decoder = Decoder(portrait, scene)
    for name in SHAPES:
        motion = Motion(0, HeadPose(), (0, 0), coefficients(name))
        points = driving_landmarks(portrait, motion)
        picture, between = decoder.render(motion), between_lips(decoder, scene, points)
        points = on_frame(points, placement)
        teeth = teeth_shown(picture, points, arches, between)
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


def between_lips(decoder: Decoder, scene: Scene, points: Floats) -> np.ndarray:
    """[h, w] mask of the pixels between the lips drawn at landmarks [478, 3] in crop pixels, a pixel from either lip.

    Lips meet at the photo's seam, which may lie beside their landmarks.
    """
    width, height = scene.placement.width, scene.placement.height
    mask, mouth = np.zeros((height, width), bool), decoder.locate(points).mouth
    opening = aperture(mouth.lips, scene.to_picture(mouth.window), (width, height)) if mouth else None
    if opening is not None:
        mask[opening.area] = opening.inside > 1
    return mask


def teeth_shown(picture: Pixels, points: Floats, arches: DentalArches, between: np.ndarray) -> np.ndarray:
    """[h, w] mask of upper teeth `between` the lips: bright and not red; landmarks [478, 3] in pixels of the frame."""
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
