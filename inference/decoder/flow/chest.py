"""Motion of shoulders and chest with a breath: up and slightly apart; the head does not move."""

from __future__ import annotations

import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.placement import Placement
from inference.types import Floats

RISE = 0.005
"""Rise of the shoulders at a full breath in face heights (forehead to chin); negative at an empty one."""
APART = 0.35
"""Outward motion of an upper arm as a share of the rise."""
ARM = 1.35
"""Distance from the chin's centre to an upper arm in face heights."""
START, FULL = 0.1, 0.5
"""Range in face heights below the chin over which the rise sets in."""
NECK, SLOPE = 0.45, 0.7
"""Distance beside the chin in face heights from which shoulders lie higher, and the slope."""

_FOREHEAD, _CHIN = 10, 152


class Chest:
    """Chest of one portrait in a placement; positions are 0-based pixels of the placement's canvas."""

    def __init__(self, landmarks: Floats, placement: Placement) -> None:
        """`landmarks` [478, >=2] crop pixels."""
        left, top, _, _ = placement.canvas
        points = placement.to_output(landmarks[[_FOREHEAD, _CHIN]]) - (left + 0.5, top + 0.5)
        self._chin = points[1].astype(np.float32)
        self._height = max(float(np.linalg.norm(points[1] - points[0])), 1.0)

    @property
    def rise(self) -> float:
        """Rise of the shoulders in pixels at a full breath."""
        return RISE * self._height

    def origin(self, places: Floats) -> Floats:
        """[..., 2] source offset of each of `places` [..., 2] at a full breath."""
        beside, below = np.moveaxis((places - self._chin) / np.float32(self._height), -1, 0)
        depth = below + SLOPE * np.maximum(np.abs(beside) - NECK, 0)
        share = self.rise * smoothstep((depth - START) / (FULL - START))
        apart = -APART * np.clip(beside / ARM, -1, 1)
        return np.asarray(np.stack([share * apart, share], -1), np.float32)
