"""Shape of an eye from its landmarks: lids, brow and iris in the eye frame.

Eye frame: origin midway between the corners, x along them to the picture's right, y down, unit = distance of the outer
eye corners of the face.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face.patches import eye_distance
from inference.types import Floats

CORNERS = ((33, 133), (362, 263))
"""[eye] left and right corner in the picture; eye 0 is the one on the picture's left."""
UPPER_LIDS = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133),
    (362, 398, 384, 385, 386, 387, 388, 466, 263),
)
LOWER_LIDS = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133),
    (362, 382, 381, 380, 374, 373, 390, 249, 263),
)
BROWS = ((46, 53, 52, 65, 55), (285, 295, 282, 283, 276))
"""Lower edges of the brows."""
IRIS_CENTRES = (468, 473)
_SEEN = tuple(
    np.array([*upper, *lower, *brow, *range(iris, iris + 5)])
    for upper, lower, brow, iris in zip(UPPER_LIDS, LOWER_LIDS, BROWS, IRIS_CENTRES, strict=True)
)


@dataclass(frozen=True, slots=True)
class EyeShape:
    """One eye of one face, in its eye frame."""

    axes: Floats
    """[2, 3] eye frame to picture."""
    width: float
    """Distance of the corners."""
    upper: Floats
    """[9, 2] lid edge from left to right; x in eye widths."""
    lower: Floats
    brow: Floats
    """[5, 2]"""
    iris: Floats
    """[2] centre."""
    radius: float


def eye_shape(points: Floats, mirrored: bool) -> EyeShape:
    """The eye on the picture's left, or (mirrored) the other one; `points` [478, 3] picture pixels."""
    side = int(mirrored)
    left, right = (points[corner, :2] for corner in CORNERS[side])
    unit = eye_distance(points)
    across = (right - left) / max(float(np.linalg.norm(right - left)), 1e-6)
    axes = np.column_stack([across * unit, np.array([-across[1], across[0]]) * unit, (left + right) / 2])
    width = float(np.linalg.norm(right - left)) / unit

    # The axes are at right angles and of one length, so their transpose is their inverse but for that length.
    local = (points[_SEEN[side], :2] - axes[:, 2]) @ axes[:, :2] / unit**2
    upper, lower, brow = (_curve(local[part], width) for part in (slice(0, 9), slice(9, 18), slice(18, 23)))
    upper, lower = (_between_corners(lid) for lid in (upper, lower))
    iris = local[23:]
    radius = float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean())
    return EyeShape(axes.astype(np.float32), width, upper, lower, brow, iris[0], radius)


def _curve(line: Floats, width: float) -> Floats:
    """From left to right, x in eye widths."""
    return np.asarray((line / (width, 1))[np.argsort(line[:, 0])], np.float32)


def _between_corners(lid: Floats) -> Floats:
    """A lid of a turned eye may bulge past its corner; it still ends there, at height 0, where the other lid does."""
    ended = lid.copy()
    ended[:, 0] = np.clip(lid[:, 0], -0.5, 0.5)
    ended[[0, -1]] = (-0.5, 0), (0.5, 0)
    return ended
