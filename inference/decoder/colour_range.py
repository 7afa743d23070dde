"""How much colour a photo has, so that what is painted into a statue or a black-and-white picture has no more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face.landmark_maps import OVAL, fill
from inference.types import Floats, Portrait

GREY, COLOURED = 0.025, 0.07
"""Mean distances from grey (RGB 0..1) up to which a face counts as colourless and from which on as coloured."""

LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
"""Source: ITU-R BT.601."""


@dataclass(frozen=True, slots=True)
class ColourRange:
    """A face's share of full colour and its own tone."""

    share: float
    """1 leaves painted colours as they are, 0 gives all of them the face's own tone."""
    tone: Floats
    """[3, 1, 1] mean colour of the face without its luminance, 0..1."""

    def tint(self, painted: Floats) -> None:
        """Bring the colours of `painted` [>=3, h, w] RGB 0..1 to the photo's, in place; luminance stays."""
        if self.share < 1:
            light = np.tensordot(LUMINANCE, painted[:3], 1)
            painted[:3] = light + self.share * (painted[:3] - light) + (1 - self.share) * self.tone


def palette(portrait: Portrait) -> ColourRange:
    """The palette of the photo's face."""
    face = np.zeros(portrait.crop.shape[:2], np.uint8)
    fill(face, portrait.landmarks[OVAL])
    seen = portrait.crop[face > 128].reshape(-1, 3).astype(np.float32) / 255
    if not len(seen):
        return ColourRange(1.0, np.zeros((3, 1, 1), np.float32))
    colour = seen - (seen @ LUMINANCE)[:, None]
    tone = np.asarray(colour.mean(0), np.float32)
    share = float(np.clip((np.linalg.norm(colour, axis=1).mean() - GREY) / (COLOURED - GREY), 0, 1))
    return ColourRange(share, tone[:, None, None])
