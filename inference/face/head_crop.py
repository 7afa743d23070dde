"""Whether the head of a photo is whole, or cut off by the photo's upper edge."""

from __future__ import annotations

import numpy as np

from inference.face.landmark_maps import OVAL
from inference.types import Floats, Pixels, Portrait

HAIR = 128
"""Matte value from which the upper edge cuts hair or a hat."""
CHORD = 0.35
"""Face widths of hair at the upper edge up to which a head counts as whole; what is missing is a fiftieth of it."""
SOFT = 4
"""Crop pixels over which a whole head's hair ends at the upper edge."""


def cut_off(portrait: Portrait) -> bool:
    """Whether so much of the head is missing above the crop that nothing may take its place."""
    hair = (portrait.matte[:2] > HAIR).any(axis=0).sum()
    return bool(hair > CHORD * np.ptp(portrait.landmarks[OVAL, 0]))


def closed_above(matte: Pixels, scale: float = 1.0) -> Pixels:
    """The matte [h, w] of a whole head, ending softly at its upper edge, `scale` pixels for one crop pixel."""
    rows = np.arange(len(matte), dtype=np.float32)[:, None]
    share: Floats = (rows / (SOFT * scale)).clip(0, 1)
    return np.asarray(matte * share + 0.5, np.uint8)
