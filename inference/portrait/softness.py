"""Softness of a photo: how far teeth drawn into it must be blurred to look taken by the same camera."""

from __future__ import annotations

import cv2
import numpy as np

from inference.portrait.flat_drawing import skin_mask
from inference.types import Portrait

FINE, COARSE = 0.8, 2.4
"""Sigmas in crop pixels: detail below the first is fine, between both is coarse."""
SHARES = (0.22, 0.26, 0.30, 0.38, 0.5, 0.62)
"""Mean absolute fine over coarse detail of skin."""
SIGMAS = (1.5, 1.1, 0.9, 0.6, 0.3, 0.0)
"""Sigmas in crop pixels of the blurs that give sharp portraits these shares (medians over ten)."""
NOSE = 1
MARGIN = 9


def softness(portrait: Portrait) -> float:
    """Sigma of the photo's blur in crop pixels, measured on skin below the tip of the nose."""
    skin = skin_mask(portrait, MARGIN)
    skin[: max(int(portrait.landmarks[NOSE, 1]), 0)] = False
    if not skin.any():
        return 0.0
    grey = cv2.cvtColor(portrait.crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    soft, softer = (cv2.GaussianBlur(grey, (0, 0), sigma) for sigma in (FINE, COARSE))
    fine, coarse = float(np.abs(grey - soft)[skin].mean()), float(np.abs(soft - softer)[skin].mean())
    return float(np.interp(fine / max(coarse, 1e-3), SHARES, SIGMAS)) if coarse > 0 else 0.0
