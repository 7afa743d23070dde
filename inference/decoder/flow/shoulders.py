"""Where shoulders begin: what lies there stays when the head turns."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, ease
from inference.face.geometry import Array
from inference.types import Floats, Pixels

FALL = 0.55
"""Face heights below the chin at which the shoulders rest."""
NECK, SLOPE = 0.45, 0.7
"""Face heights beside the chin from which shoulders lie higher, and by how much of the distance."""
WIDE = 0.55
"""Face heights beside the chin from which the photo itself shows where shoulders begin."""
HAIR = -0.3
"""Face heights below the chin; what begins higher is hair that falls on the shoulders."""
RIM = 0.2
"""Face heights above a shoulder's outline over which the head's motion comes to its end."""
_SOFT = 2.0  # standard deviation in cells
_BODY = 128  # matte value
_CHIN, _FOREHEAD = 152, 10
_PLACES = centres(FLOW_SIZE)


def above_shoulders(points: Array, matte: Pixels | None = None) -> Floats:
    """[64, 64] 1 on the head and beside it, easing to 0 below the chin and earlier to the sides: at the shoulders.

    `points`: landmarks [478, >=2] in -1..1 of the picture; the `matte` [h, w] shows where shoulders begin.
    """
    height = np.linalg.norm(points[_CHIN, :2] - points[_FOREHEAD, :2])
    beside, below = np.moveaxis(_PLACES - points[_CHIN, :2], -1, 0) / height
    share = ease(1 - (below + SLOPE * np.maximum(np.abs(beside) - NECK, 0)) / FALL)
    if matte is None:
        return share
    outline = _outline(matte, below)
    seen = ease((np.abs(beside[0]) - NECK) / (WIDE - NECK)) * (outline > HAIR)
    resting = np.minimum(share, ease((outline - below) / RIM))
    lost = cv2.GaussianBlur((share - resting) * seen, (0, 0), _SOFT, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(share - lost, np.float32)


def _outline(matte: Pixels, below: Floats) -> Floats:
    """[64] how far `below` [64, 64] the body that reaches the lower edge begins in each column; -inf without one."""
    body = cv2.resize(matte, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_AREA) > _BODY
    reaches = np.logical_and.accumulate(body[::-1])[::-1]
    return np.asarray(np.where(reaches.any(0), np.where(reaches, below, np.inf).min(0), -np.inf), np.float32)
