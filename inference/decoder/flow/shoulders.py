"""Outline of the shoulders, which do not follow a head rotation."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, smoothstep
from inference.face.geometry import Array
from inference.types import Floats, Pixels

FALL = 0.55
"""Distance below the chin in face heights from which shoulders do not move."""
NECK, SLOPE = 0.45, 0.7
"""Distance beside the chin in face heights from which shoulders lie higher, and the slope."""
WIDE = 0.55
"""Distance beside the chin in face heights from which the matte's outline is used."""
HAIR = -0.3
"""Limit in face heights below the chin; an outline above it is hair that falls on the shoulders."""
RIM = 0.2
"""Distance above the shoulder's outline in face heights over which the head's motion fades."""
_SOFT = 2.0  # standard deviation in cells
_BODY = 128  # matte value
_CHIN, _FOREHEAD = 152, 10
_PLACES = centres(FLOW_SIZE)


def above_shoulders(points: Array, matte: Pixels | None = None) -> Floats:
    """[64, 64] 1 on and beside the head, easing to 0 at the shoulders: below the chin, and higher to the sides.

    `points`: landmarks [478, >=2] in -1..1; the `matte` [h, w] shows where shoulders begin.
    """
    height = np.linalg.norm(points[_CHIN, :2] - points[_FOREHEAD, :2])
    beside, below = np.moveaxis(_PLACES - points[_CHIN, :2], -1, 0) / height
    share = smoothstep(1 - (below + SLOPE * np.maximum(np.abs(beside) - NECK, 0)) / FALL)
    if matte is None:
        return share
    outline = _outline(matte, below)
    seen = smoothstep((np.abs(beside[0]) - NECK) / (WIDE - NECK)) * (outline > HAIR)
    resting = np.minimum(share, smoothstep((outline - below) / RIM))
    lost = cv2.GaussianBlur((share - resting) * seen, (0, 0), _SOFT, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(share - lost, np.float32)


def _outline(matte: Pixels, below: Floats) -> Floats:
    """[64] for each column, the value of `below` [64, 64] at the outline of the body; -inf without a body.

    The body is the part of the matte that reaches the lower edge.
    """
    body = cv2.resize(matte, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_AREA) > _BODY
    reaches = np.logical_and.accumulate(body[::-1])[::-1]
    return np.asarray(np.where(reaches.any(0), np.where(reaches, below, np.inf).min(0), -np.inf), np.float32)
