"""Scores whose left and right are named as in a mirror.

In recordings and packets of the app Live Link Face the eyes' angles follow ARKit's axes, but its EyeLookInLeft is
proportional to RightEyeYaw, and EyeLookInRight to -LeftEyeYaw: left and right of the scores are exchanged against the
angles. Since other programs write the same columns unexchanged, and the app may change, the eyes tell: looks and angles
that disagree in their direction mean exchanged scores.
"""

from __future__ import annotations

import numpy as np

from inference.face.blendshapes import COLUMN, NAMES
from inference.types import Floats

SEEN = -4.0
"""Sum of products of both gazes' yaw in square degrees below which the scores count as exchanged."""
_OTHER = {"Left": "Right", "Right": "Left"}
_EXCHANGED = [
    next((COLUMN[name.removesuffix(side) + other] for side, other in _OTHER.items() if name.endswith(side)), column)
    for column, name in enumerate(NAMES)
]


def exchanged(scores: Floats) -> Floats:
    """[..., 52] scores with left and right exchanged."""
    return np.asarray(scores[..., _EXCHANGED])
