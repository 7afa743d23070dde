"""Softness of a photo: how far teeth drawn into it must be blurred to look taken by the same camera."""

from __future__ import annotations

import cv2
import numpy as np

from inference.portrait.flat_drawing import skin_mask
from inference.timebase import FRAME_SIZE
from inference.types import Pixels, Portrait

FINE, COARSE = 0.8, 2.4
"""Sigmas in pixels: detail below the first is fine, between both is coarse."""
SHARES = (0.22, 0.26, 0.30, 0.38, 0.5, 0.62)
"""Mean absolute fine over coarse detail of skin."""
SIGMAS = (1.5, 1.1, 0.9, 0.6, 0.3, 0.0)
"""Sigmas in pixels of the blurs that give sharp portraits these shares (medians over ten)."""
ALIASING = 0.42
"""Sigma of the blur before reduction in pixels of the result, as in decoder/scene/subpixel_resize.py."""
NOSE = 1
MARGIN = 9


def softness(portrait: Portrait, scale: float = 1.0) -> float:
    """Sigma of the photo's blur in pixels of a frame with `scale` pixels per crop pixel.

    Measured on skin below the tip of the nose, sampled from the photo as the frame shows it.
    """
    skin = skin_mask(portrait, MARGIN)
    skin[: max(int(portrait.landmarks[NOSE, 1]), 0)] = False
    if not skin.any():
        return 0.0
    x, y, width, height = cv2.boundingRect(skin.astype(np.uint8))
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    shown = cv2.resize(skin[y : y + height, x : x + width].astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    grey = cv2.cvtColor(_resampled(portrait, x, y, scale, size), cv2.COLOR_RGB2GRAY).astype(np.float32)
    soft, softer = (cv2.GaussianBlur(grey, (0, 0), sigma) for sigma in (FINE, COARSE))
    fine, coarse = float(np.abs(grey - soft)[shown].mean()), float(np.abs(soft - softer)[shown].mean())
    return float(np.interp(fine / max(coarse, 1e-3), SHARES, SIGMAS)) if coarse > 0 else 0.0


def _resampled(portrait: Portrait, x: float, y: float, scale: float, size: tuple[int, int]) -> Pixels:
    """[h, w, 3] part of the crop from (x, y) on at `scale` and `size` (width, height), from the photo's own pixels."""
    picture: np.ndarray = portrait.crop
    step, left, top = 1.0, 0.0, 0.0
    if portrait.photo is not None:
        left, top, side = portrait.square
        picture, step = portrait.photo, side / FRAME_SIZE
    pace = step / scale
    if pace > 1:
        picture = cv2.GaussianBlur(picture, (0, 0), ALIASING * float(np.sqrt(pace**2 - 1)))
    middle = 0.5 * pace - 0.5
    matrix = np.array([[pace, 0, left + x * step + middle], [0, pace, top + y * step + middle]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)
