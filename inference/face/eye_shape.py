"""Shape of an eye from its landmarks: lids, brow and iris in the eye frame.

Eye frame: origin midway between the corners, x along them to the right of the image, y down, unit = distance of the
outer eye corners of the face.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face.patches import eye_distance
from inference.types import Floats

CORNERS = ((33, 133), (362, 263))
"""[eye] left and right corner in the image; eye 0 is on the left of the image."""
UPPER_LIDS = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133),
    (362, 398, 384, 385, 386, 387, 388, 466, 263),
)
LOWER_LIDS = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133),
    (362, 382, 381, 380, 374, 373, 390, 249, 263),
)
BROWS = ((46, 53, 52, 65, 55), (285, 295, 282, 283, 276))
"""Landmarks of the lower edges of the brows."""
FOLDS = ((247, 30, 29, 27, 28, 56, 190), (414, 286, 258, 257, 259, 260, 467))
"""Landmarks of the fold of the upper lid, just above its crease."""
IRIS_CENTRES = (468, 473)
_SEEN = tuple(
    np.array([*upper, *lower, *brow, *fold, *range(iris, iris + 5)])
    for upper, lower, brow, fold, iris in zip(UPPER_LIDS, LOWER_LIDS, BROWS, FOLDS, IRIS_CENTRES, strict=True)
)
_PARTS = (slice(0, 9), slice(9, 18), slice(18, 23), slice(23, 30))
"""Upper lid, lower lid, brow and fold in _SEEN; the iris follows."""


@dataclass(frozen=True, slots=True)
class EyeShape:
    """Shape of one eye in its eye frame."""

    axes: Floats
    """[2, 3] from eye frame to image."""
    width: float
    """Distance of the eye's corners."""
    upper: Floats
    """[9, 2] lid edge from left to right; x in eye widths."""
    lower: Floats
    brow: Floats
    """[5, 2]"""
    fold: Floats
    """[7, 2] fold of the upper lid."""
    iris: Floats
    """[2] centre."""
    radius: float


def eye_shape(points: Floats, mirrored: bool) -> EyeShape:
    """Shape of the eye on the left of the image or, `mirrored`, of the other one; `points` [478, 3] image pixels."""
    side = int(mirrored)
    left, right = (points[corner, :2] for corner in CORNERS[side])
    unit = eye_distance(points)
    across = (right - left) / max(float(np.linalg.norm(right - left)), 1e-6)
    axes = np.column_stack([across * unit, np.array([-across[1], across[0]]) * unit, (left + right) / 2])
    width = float(np.linalg.norm(right - left)) / unit

    # The axes are orthogonal and of equal length, so the inverse is the transpose up to scale.
    local = (points[_SEEN[side], :2] - axes[:, 2]) @ axes[:, :2] / unit**2
    upper, lower, brow, fold = (_curve(local[part], width) for part in _PARTS)
    upper, lower = (_between_corners(lid) for lid in (upper, lower))
    iris = local[_PARTS[-1].stop :]
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    return EyeShape(axes.astype(np.float32), width, upper, lower, brow, fold, iris[0], radius)


def _curve(line: Floats, width: float) -> Floats:
    """Points sorted from left to right, x in eye widths."""
    return np.asarray((line / (width, 1))[np.argsort(line[:, 0])], np.float32)


def _between_corners(lid: Floats) -> Floats:
    """Clips a lid edge to its corners, where both lids end at height 0; on a turned head it may bulge past them."""
    ended = lid.copy()
    ended[:, 0] = np.clip(lid[:, 0], -0.5, 0.5)
    ended[[0, -1]] = (-0.5, 0), (0.5, 0)
    return ended
