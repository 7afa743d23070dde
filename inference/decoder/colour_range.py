"""Colour range of a photo's face, which limits painted colours on statues and black-and-white photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from inference.face.landmark_maps import OVAL, fill
from inference.types import Floats, Portrait

GREY, COLOURED = 0.025, 0.07
"""Mean distances from grey (RGB 0..1) up to which a face is colourless and from which it is fully coloured."""

LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
"""RGB weights of luminance (ITU-R BT.601)."""


@dataclass(frozen=True, slots=True)
class ColourRange:
    """Saturation and tone of a face."""

    share: float
    """Factor on the chroma of painted colours: 1 leaves them unchanged, 0 replaces it by `tone`."""
    tone: Floats
    """[3] mean colour of the face minus its luminance, RGB 0..1."""

    def tinted(self, painted: npt.NDArray[Any]) -> Floats:
        """The colours [..., 3] RGB 0..255 adapted to the face; luminance is kept."""
        if self.share >= 1:
            return np.asarray(painted, np.float32)
        light = (painted.astype(np.float32) @ LUMINANCE)[..., None]
        return np.asarray(light + self.share * (painted - light) + (1 - self.share) * 255 * self.tone, np.float32)


def colour_range_of(portrait: Portrait) -> ColourRange:
    """Colour range of the face in the photo."""
    face = np.zeros(portrait.crop.shape[:2], np.uint8)
    fill(face, portrait.landmarks[OVAL])
    seen = portrait.crop[face > 128].reshape(-1, 3).astype(np.float32) / 255
    if not len(seen):
        return ColourRange(1.0, np.zeros(3, np.float32))
    colour = seen - (seen @ LUMINANCE)[:, None]
    tone = np.asarray(colour.mean(0), np.float32)
    share = float(np.clip((np.linalg.norm(colour, axis=1).mean() - GREY) / (COLOURED - GREY), 0, 1))
    return ColourRange(share, tone)
