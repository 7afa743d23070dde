"""Where every part of the picture comes from, by geometry alone.

The head is taken to move like the upper rim of the face (an affine map); what the face does beyond that follows its
landmarks by inverse-distance weighting and dies away outside the face; below the chin everything comes to rest at the
shoulders.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.face_geometry import RIGID, similarity
from inference.landmark_maps import BROW_A, BROW_B, EYE_A, EYE_B, LIPS_INNER, LIPS_OUTER, OVAL
from inference.types import Floats

FLOW_SIZE = 64
_COARSE = 32
_CONTROL = np.array(
    sorted({*range(0, 468, 5), *LIPS_OUTER, *LIPS_INNER, *EYE_A, *EYE_B, *OVAL[::2], *BROW_A[:5], *BROW_B[:5]})
)
_RIM = np.array([10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 93, 234, 127, 162, 21, 54, 103, 67, 109])
_CHIN, _FOREHEAD = 152, 10
_EARS = np.array([127, 234, 356, 454])
REACH, FALL = 1.7, 0.55
"""Where the face's own motion ends, in half-extents of the face, and the head's, in face heights below the chin."""
_SKULL_REACH, _SKULL_FALL, _BEHIND_EARS = 1.35, 0.4, 0.15  # the last in eye distances; best on training clips
_RIM_START, _RIM_END = 0.7, 1.1  # of the face's half-extent
_TRUST, _SMOOTH = 0.5, 2.0  # share of the network's smoothed say outside the face; cells
_SOFTNESS = 0.0008  # keeps the inverse-distance weights finite at a landmark; squared units of the -1..1 grid


def centres(size: int) -> Floats:
    """[size, size, 2] pixel centres (x, y) in -1..1."""
    axis = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    return np.stack(np.meshgrid(axis, axis), -1)


_GRID = centres(_COARSE).reshape(-1, 2)
_AXIS = centres(_COARSE)[0, :, 0]
_FINE = centres(FLOW_SIZE)
_FINE_AXIS = _FINE[0, :, 0]


def coarse_flow(source: Floats, driving: Floats) -> Floats:
    """[64, 64, 2] source position of each output position, both in -1..1; what the flow network corrects.

    `source`, `driving`: landmarks [478, >=2] in -1..1 of the picture.
    """
    target, offset = _offsets(source, driving)
    affine = _head_affine(target[_RIM], offset[_RIM])
    (local,) = spread(target[_CONTROL], [_residual(target, offset, affine)])
    return _flow(target, affine, local, REACH, FALL)


def head_flows(source: Floats, driving: Floats) -> tuple[Floats, Floats]:
    """`coarse_flow`, and the same with hair, ears and neck turning with the skull, a little behind the ears.

    `source`, `driving`: landmarks [478, 3] in -1..1 of the picture, z in the same unit.
    """
    target, offset = _offsets(source, driving)
    rim, skull = _head_affine(target[_RIM], offset[_RIM]), _skull_affine(source, driving)
    by_rim, by_skull = spread(target[_CONTROL], [_residual(target, offset, affine) for affine in (rim, skull)])
    coarse = _flow(target, rim, by_rim, REACH, FALL)
    return coarse, _flow(target, skull, by_skull, _SKULL_REACH, _SKULL_FALL)


def settle(turned: Floats, refined: Floats, driving: Floats) -> Floats:
    """[64, 64, 2] the network's `refined` flow on the face; outside it `turned`, half way to a smoothed `refined`.

    Outside the face the network has seen small turns alone, and pulls hair and cheeks out of shape in larger ones.
    """
    correction = refined - turned
    smooth = _TRUST * cv2.GaussianBlur(correction, (0, 0), _SMOOTH, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(turned + smooth + (correction - smooth) * _on_face(driving), np.float32)


def _on_face(driving: Floats) -> Floats:
    """[64, 64, 1] 1 on the face, easing to 0 around its rim."""
    return np.asarray(_ease((_RIM_END - _radius(driving[OVAL, :2], _FINE_AXIS)) / (_RIM_END - _RIM_START))[..., None])


def _offsets(source: Floats, driving: Floats) -> tuple[Floats, Floats]:
    target = driving[:, :2].astype(np.float32)
    return target, source[:, :2].astype(np.float32) - target


def _residual(target: Floats, offset: Floats, affine: Floats) -> Floats:
    return np.asarray((offset - _apply(affine, target))[_CONTROL], np.float32)


def _flow(target: Floats, affine: Floats, local: Floats, reach: float, fall: float) -> Floats:
    moved = _apply(affine, _GRID) + local * near_face(target, reach)[:, None]
    coarse = (moved * _above_shoulders(target, fall)[:, None]).reshape(_COARSE, _COARSE, 2).astype(np.float32)
    fine = cv2.resize(coarse, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_LINEAR)
    return np.asarray(_FINE + fine, np.float32)


def _skull_affine(source: Floats, driving: Floats) -> Floats:
    """[3, 2] offset of what lies behind the ears and turns rigidly with forehead, nose bridge and eye corners."""
    pose = similarity(source[RIGID].astype(np.float64), driving[RIGID])
    turned = float(pose.scale) * pose.rotation[:2]
    depth = float(source[_EARS, 2].mean() + _BEHIND_EARS * np.linalg.norm(source[33] - source[263]))
    back = np.linalg.inv(turned[:, :2])
    shift = -back @ (turned[:, 2] * depth + pose.translation[:2])
    return np.vstack([(back - np.eye(2)).T, shift]).astype(np.float32)


def _head_affine(points: Floats, offset: Floats) -> Floats:
    """[3, 2] least-squares affine offset, held towards translation (ridge) so that jitter cannot shear the head."""
    centre = points.mean(0)
    rows = points - centre
    linear = np.linalg.solve(rows.T @ rows + 0.02 * np.eye(2), rows.T @ (offset - offset.mean(0)))
    return np.vstack([linear, offset.mean(0) - centre @ linear]).astype(np.float32)


def _apply(affine: Floats, points: Floats) -> Floats:
    return np.asarray(points @ affine[:2] + affine[2], np.float32)


def spread(points: Floats, values: list[Floats]) -> list[Floats]:
    """Each of the `values` [n, 2], given at points [n, 2], over the grid [32 * 32, 2].

    Weighted by the inverse square of the squared distance (Shepard).
    """
    across, down = ((_AXIS[:, None] - points[:, i]) ** 2 for i in (0, 1))
    weight = ((down + _SOFTNESS)[:, None] + across[None]).reshape(len(_GRID), -1)
    np.multiply(weight, weight, out=weight)
    np.reciprocal(weight, out=weight)
    total = weight.sum(1, keepdims=True)
    # One product for each: larger ones would wake the linear algebra's own threads.
    return [np.asarray((weight @ value) / total, np.float32) for value in values]


def near_face(target: Floats, reach: float) -> Floats:
    """[32 * 32] 1 on the face, easing to 0 at `reach` times the face's half-extent."""
    return _ease((reach - _radius(target[OVAL], _AXIS)) / (reach - 1)).ravel()


def _radius(oval: Floats, axis: Floats) -> Floats:
    """[n, n] distance from the face's centre, 1 on the upright ellipse around `oval`, of the grid with `axis` [n]."""
    low, high = oval.min(0), oval.max(0)
    across, down = (
        ((axis - middle) / half) ** 2 for middle, half in zip((low + high) / 2, (high - low) / 2, strict=True)
    )
    return np.asarray(np.sqrt(across + down[:, None]), np.float32)


def _above_shoulders(target: Floats, fall: float) -> Floats:
    """[32 * 32] 1 above the chin, easing to 0 at `fall` face heights below it."""
    height = np.linalg.norm(target[_CHIN] - target[_FOREHEAD])
    return _ease(1 - (_AXIS - target[_CHIN, 1]) / (fall * height)).repeat(_COARSE)


def free_inside(size: int, upper_edge: bool = False, border: float = 0.12) -> Floats:
    """[size, size, 1] 1 inside, easing to 0 at the left, right and lower edge, beyond which there are no pixels.

    `upper_edge` says that hair or cloth touches the upper edge, which then rests too; otherwise it moves with the head.
    """
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size
    side = _ease(np.minimum(axis, 1 - axis) / border)
    height = _ease(np.minimum(axis, 1 - axis) / border) if upper_edge else _ease((1 - axis) / border)
    return (side[None] * height[:, None])[..., None]


def _ease(value: npt.NDArray[np.floating]) -> Floats:
    t = np.minimum(np.maximum(value, 0), 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
