"""Distances between a rendered and a real frame, by region of the face."""

from __future__ import annotations

import cv2
import numpy as np
from skimage.metrics import structural_similarity

from inference.face.landmark_maps import EYE_A, EYE_B, fill
from inference.face.patches import EYE_SIZE, MOUTH_SIZE, cut, eye_window, into_window, mouth_maps, mouth_window
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.evaluate.perceptual import PerceptualDistance

REGIONS = ("head", "mouth", "eyes")
BAND = 12
"""Pixels on either side of the person's outline in which the outline error is measured."""
MOST_SEEN = 256
"""Shorter side in pixels above which crops are halved for the perceptual distance."""


def crops(picture: Pixels, points: Floats, person: Floats) -> dict[str, Pixels]:
    """Crops by region; landmarks `points` [478, 3] and matte `person` [512, 512] 0..1 belong to the real frame."""
    low, high = np.clip([points[:, :2].min(0) - 30, points[:, :2].max(0) + 30], 0, FRAME_SIZE).astype(int)
    alone = np.where(person[:, :, None] > 0.5, picture, 0)
    return {
        "head": alone[low[1] : high[1], low[0] : high[0]],
        "mouth": cut(picture, mouth_window(points), MOUTH_SIZE),
        "eyes": np.hstack([cut(picture, eye_window(points, mirrored), EYE_SIZE) for mirrored in (False, True)]),
    }


def psnr(a: Pixels, b: Pixels) -> float:
    """Peak signal-to-noise ratio in dB."""
    return float(10 * np.log10(255**2 / max(float(np.mean((a.astype(np.float32) - b) ** 2)), 1e-6)))


def closeness(a: Pixels, b: Pixels, perceptual: PerceptualDistance) -> tuple[float, float, float]:
    """PSNR in dB, SSIM and perceptual distance of two images of equal size."""
    ssim = float(structural_similarity(a, b, channel_axis=2))
    return psnr(a, b), ssim, perceptual(_halved(a), _halved(b))


def _halved(picture: Pixels) -> Pixels:
    """The image, at half resolution if its shorter side exceeds MOST_SEEN."""
    if min(picture.shape[:2]) <= MOST_SEEN:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)


def inner_mouth(points: Floats) -> Pixels:
    """[h, w] mask of the inner mouth in the mouth window, 0 or 255."""
    return mouth_maps(points, mouth_window(points))[1]


def open_eyes(points: Floats) -> Pixels:
    """[48, 160] mask between the lids in the windows of both eyes, 0..255."""
    openings = []
    for mirrored, lids in ((False, EYE_A), (True, EYE_B)):
        opening = np.zeros(EYE_SIZE[::-1], np.uint8)
        fill(opening, into_window(points[lids], eye_window(points, mirrored)))
        openings.append(opening)
    return np.hstack(openings)


def sharpness(crop: Pixels, inside: Pixels) -> float:
    """Mean absolute Laplacian of the grey crop, in grey levels, where the mask `inside` [h, w] exceeds 128."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F))[inside > 128].mean())


def edge_error(cover: Floats, person: Floats, points: Floats) -> float:
    """Mean absolute difference 0..1 between the warped matte and the real frame's, along its outline above the chin."""
    outline = cv2.Canny((person > 0.5).astype(np.uint8) * 255, 50, 150)
    band = cv2.dilate(outline, np.ones((2 * BAND + 1, 2 * BAND + 1), np.uint8)) > 0
    band[int(points[152, 1].clip(0, FRAME_SIZE)) :] = False
    return float(np.abs(cover - person)[band].mean()) if band.any() else 0.0
