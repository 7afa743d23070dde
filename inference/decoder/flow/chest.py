"""Shoulders and chest as a breath moves them: up, and a little apart; the head and what is above it stay."""

from __future__ import annotations

import numpy as np

from inference.decoder.flow.landmark_flow import ease
from inference.decoder.placement import Placement
from inference.types import Floats

RISE = 0.005
"""Face heights (forehead to chin) by which shoulders rise at a full breath, and sink below the photo's when empty."""
APART = 0.35
"""Share of it by which an upper arm moves outwards."""
ARM = 1.35
"""Face heights from the chin's middle to an upper arm."""
START, FULL = 0.1, 0.5
"""Face heights below the chin between which the rise sets in."""
NECK, SLOPE = 0.45, 0.7
"""Face heights beside the chin from which shoulders lie higher, and by how much of the distance."""

_FOREHEAD, _CHIN = 10, 152


class Chest:
    """Of one portrait in its place; positions are 0-based pixels of the placement's canvas."""

    def __init__(self, landmarks: Floats, placement: Placement) -> None:
        """`landmarks` [478, >=2] crop pixels."""
        left, top, _, _ = placement.canvas
        points = placement.to_output(landmarks[[_FOREHEAD, _CHIN]]) - (left + 0.5, top + 0.5)
        self._chin = points[1].astype(np.float32)
        self._height = max(float(np.linalg.norm(points[1] - points[0])), 1.0)

    @property
    def rise(self) -> float:
        """Pixels by which shoulders rise at a full breath."""
        return RISE * self._height

    def origin(self, places: Floats) -> Floats:
        """[..., 2] from where, relative to them, `places` [..., 2] take what they show at a full breath."""
        beside, below = np.moveaxis((places - self._chin) / np.float32(self._height), -1, 0)
        depth = below + SLOPE * np.maximum(np.abs(beside) - NECK, 0)
        share = self.rise * ease((depth - START) / (FULL - START))
        apart = -APART * np.clip(beside / ARM, -1, 1)
        return np.asarray(np.stack([share * apart, share], -1), np.float32)
