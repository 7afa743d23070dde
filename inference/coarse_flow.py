"""Where every part of the picture comes from, by geometry alone.

The head is taken to move like the upper rim of the face (an affine map); what the face does beyond that follows its
landmarks by inverse-distance weighting and dies away outside the face; below the chin everything comes to rest at the
shoulders.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.landmark_maps import BROW_A, BROW_B, EYE_A, EYE_B, LIPS_INNER, LIPS_OUTER, OVAL
from inference.types import Floats

FLOW_SIZE = 64
_COARSE = 32
_CONTROL = np.array(
    sorted({*range(0, 468, 5), *LIPS_OUTER, *LIPS_INNER, *EYE_A, *EYE_B, *OVAL[::2], *BROW_A[:5], *BROW_B[:5]})
)
_RIM = np.array([10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 93, 234, 127, 162, 21, 54, 103, 67, 109])
_CHIN, _FOREHEAD = 152, 10
_SOFTNESS = 0.0008  # keeps the inverse-distance weights finite at a landmark; squared units of the -1..1 grid


def centres(size: int) -> Floats:
    """[size, size, 2] pixel centres (x, y) in -1..1."""
    axis = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    return np.stack(np.meshgrid(axis, axis), -1)


_GRID = centres(_COARSE).reshape(-1, 2)
_FINE = centres(FLOW_SIZE)


def coarse_flow(source: Floats, driving: Floats) -> Floats:
    """[64, 64, 2] source position of each output position, both in -1..1.

    `source`, `driving`: landmarks [478, >=2] in -1..1 of the picture.
    """
    target = driving[:, :2].astype(np.float32)
    offset = source[:, :2].astype(np.float32) - target
    affine = _head_affine(target[_RIM], offset[_RIM])
    residual = offset - _apply(affine, target)
    local = _spread(target[_CONTROL], residual[_CONTROL]) * _near_face(target)[:, None]
    flow = (_apply(affine, _GRID) + local) * _above_shoulders(target)[:, None]
    coarse = flow.reshape(_COARSE, _COARSE, 2).astype(np.float32)
    return _FINE + cv2.resize(coarse, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_LINEAR)


def _head_affine(points: Floats, offset: Floats) -> Floats:
    """[3, 2] least-squares affine offset, held towards translation (ridge) so that jitter cannot shear the head."""
    centre = points.mean(0)
    rows = points - centre
    linear = np.linalg.solve(rows.T @ rows + 0.02 * np.eye(2), rows.T @ (offset - offset.mean(0)))
    return np.vstack([linear, offset.mean(0) - centre @ linear]).astype(np.float32)


def _apply(affine: Floats, points: Floats) -> Floats:
    return np.asarray(points @ affine[:2] + affine[2], np.float32)


def _spread(points: Floats, values: Floats) -> Floats:
    """[32 * 32, 2] inverse-square-of-square distance weighting (Shepard) of `values` given at `points`."""
    distance = (_GRID**2).sum(1)[:, None] + (points**2).sum(1)[None] - 2 * _GRID @ points.T
    weight = 1 / (np.maximum(distance, 0) + _SOFTNESS) ** 2
    return np.asarray((weight @ values) / weight.sum(1, keepdims=True), np.float32)


def _near_face(target: Floats) -> Floats:
    """[32 * 32] 1 on the face, easing to 0 at 1.7 times the face's half-extent."""
    face = target[OVAL]
    low, high = face.min(0), face.max(0)
    radius = np.sqrt((((_GRID - (low + high) / 2) / ((high - low) / 2)) ** 2).sum(1))
    return _ease((1.7 - radius) / 0.7)


def _above_shoulders(target: Floats) -> Floats:
    """[32 * 32] 1 above the chin, easing to 0 at 0.55 face heights below it."""
    height = np.linalg.norm(target[_CHIN] - target[_FOREHEAD])
    return _ease(1 - (_GRID[:, 1] - target[_CHIN, 1]) / (0.55 * height))


def free_inside(size: int, upper_edge: bool = False, border: float = 0.12) -> Floats:
    """[size, size, 1] 1 inside, easing to 0 at the left, right and lower edge, beyond which there are no pixels.

    `upper_edge` says that hair or cloth touches the upper edge, which then rests too; otherwise it moves with the head.
    """
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size
    side = _ease(np.minimum(axis, 1 - axis) / border)
    height = _ease(np.minimum(axis, 1 - axis) / border) if upper_edge else _ease((1 - axis) / border)
    return (side[None] * height[:, None])[..., None]


def _ease(value: npt.NDArray[np.floating]) -> Floats:
    t = np.clip(value, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
