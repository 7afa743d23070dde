"""Detection of heads cropped by the photo's upper edge."""

from __future__ import annotations

import numpy as np

from inference.face.landmark_maps import OVAL
from inference.types import Floats, Pixels, Portrait

HAIR = 128
"""Matte value from which a pixel at the upper edge counts as hair or a hat."""
CHORD = 0.35
"""Width of hair at the upper edge, in face widths, up to which a head counts as complete; it lacks about 2 % then."""
SOFT = 4
"""Crop pixels over which the hair of a complete head fades at the upper edge."""


def cut_off(portrait: Portrait) -> bool:
    """Whether the crop's upper edge cuts too much of the head for it to be completed."""
    hair = (portrait.matte[:2] > HAIR).any(axis=0).sum()
    return bool(hair > CHORD * np.ptp(portrait.landmarks[OVAL, 0]))


def closed_above(matte: Pixels, scale: float = 1.0) -> Pixels:
    """Fades the matte [h, w] of a complete head at its upper edge; `scale`: pixels per crop pixel."""
    rows = np.arange(len(matte), dtype=np.float32)[:, None]
    share: Floats = (rows / (SOFT * scale)).clip(0, 1)
    return np.asarray(matte * share + 0.5, np.uint8)
