"""Flow of the facial expression without head pose, interpolated from landmarks; and the flow grid.

Landmark motion is spread by inverse-distance weighting; it fades outside the face and below the chin.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.landmark_maps import BROW_A, BROW_B, EYE_A, EYE_B, LIPS_INNER, LIPS_OUTER, OVAL
from inference.types import Floats

FLOW_SIZE = 64
COARSE = 32
"""Cells along each side of the grid on which landmark motion is interpolated."""
CONTROL = np.array(
    sorted({*range(0, 468, 5), *LIPS_OUTER, *LIPS_INNER, *EYE_A, *EYE_B, *OVAL[::2], *BROW_A[:5], *BROW_B[:5]})
)
"""Landmarks whose motion is interpolated."""
_CHIN, _FOREHEAD = 152, 10
REACH, FALL, RISE = 1.7, 0.55, 0.2
"""Limits of the facial motion: in half-extents of the face, in face heights below the chin and above the forehead."""
PASSES = 2
"""Corrections of the interpolation."""
SOFTNESS = 0.0008
"""Keeps the weights finite at a landmark; squared units of the -1..1 grid."""


def centres(size: int) -> Floats:
    """[size, size, 2] cell centres (x, y) in -1..1."""
    axis = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    return np.stack(np.meshgrid(axis, axis), -1)


_GRID = centres(COARSE).reshape(-1, 2)
_AXIS = centres(COARSE)[0, :, 0]
_FINE = centres(FLOW_SIZE)
_FINE_AXIS = _FINE[0, :, 0]


@dataclass(frozen=True, slots=True)
class ExpressionMotion:
    """Motion of a face's landmarks without that of the head, in -1..1 of the crop."""

    points: Floats
    """[n, 2] where they are in the frame."""
    offsets: Floats
    """[n, 2] from there to where they are in the photo."""
    share: Floats
    """[32 * 32] share of the motion that each place follows."""

    def flow(self) -> Floats:
        """[64, 64, 2] source position of each output position, both in -1..1."""
        moved = interpolate_exactly(self.points, self.offsets)
        moved *= self.share[:, None]
        coarse = moved.reshape(COARSE, COARSE, 2).astype(np.float32)
        fine = cv2.resize(coarse, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_LINEAR)
        return np.asarray(_FINE + fine, np.float32)


def expression_motion(source: Floats, driving: Floats) -> ExpressionMotion:
    """Motion from `driving` to `source`: landmarks [478, >=2] in -1..1, both in the same head pose."""
    target = driving[:, :2].astype(np.float32)
    offset = (source[:, :2].astype(np.float32) - target)[CONTROL]
    return ExpressionMotion(target[CONTROL], offset, near_face(target, REACH) * _on_face(target))


def expression_flow(source: Floats, driving: Floats) -> Floats:
    """[64, 64, 2] source position of each output position, both in -1..1; arguments as of `expression_motion`."""
    return expression_motion(source, driving).flow()


def interpolate_exactly(points: Floats, values: Floats) -> Floats:
    """Interpolates `values` [n, 2], given at points [n, 2], over the grid [32 * 32, 2].

    Shepard's weights average a brow that comes down with the lid that stays. PASSES corrections by the error at the
    points themselves restore most of the brow's motion.
    """
    weight = shepard_weights(points)
    x, y = ((points + 1) * np.float32(COARSE / 2) - np.float32(0.5)).T
    asked, found = values, weight @ values
    for _ in range(PASSES):
        # cv2 rounds positions to 1/32 of a cell where there are two channels, but not four.
        grid = np.concatenate([found, found], -1).reshape(COARSE, COARSE, 4)
        shown = cv2.remap(grid, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        asked = asked + (values - shown[0, :, :2])
        found = weight @ asked
    return np.asarray(found, np.float32)


def shepard_weights(points: Floats) -> Floats:
    """[32 * 32, n] weights that interpolate values at points [n, 2] over the grid (Shepard).

    They are the inverse square of the squared distance.
    """
    across, down = ((_AXIS[:, None] - points[:, i]) ** 2 for i in (0, 1))
    weight = ((down + SOFTNESS)[:, None] + across[None]).reshape(len(_GRID), -1)
    np.multiply(weight, weight, out=weight)
    np.reciprocal(weight, out=weight)
    weight /= weight.sum(1, keepdims=True)
    return np.asarray(weight, np.float32)


def near_face(target: Floats, reach: float) -> Floats:
    """[32 * 32] 1 on the face, easing to 0 at `reach` times the face's half-extent."""
    return smoothstep((reach - _radius(target[OVAL], _AXIS)) / (reach - 1)).ravel()


def _radius(oval: Floats, axis: Floats) -> Floats:
    """[n, n] distance from the face's centre, 1 on the upright ellipse around `oval`, on the grid with `axis` [n]."""
    low, high = oval.min(0), oval.max(0)
    across, down = (
        ((axis - middle) / half) ** 2 for middle, half in zip((low + high) / 2, (high - low) / 2, strict=True)
    )
    return np.asarray(np.sqrt(across + down[:, None]), np.float32)


def _on_face(target: Floats) -> Floats:
    """[32 * 32] 1 from forehead to chin, easing to 0 at RISE face heights above and FALL below."""
    height = np.linalg.norm(target[_CHIN] - target[_FOREHEAD])
    below, above = _AXIS - target[_CHIN, 1], target[_FOREHEAD, 1] - _AXIS
    return smoothstep(1 - np.maximum(below / FALL, above / RISE) / height).repeat(COARSE)


def edge_fade(size: int, border: float = 0.12) -> Floats:
    """[size, size, 1] 1 inside, easing to 0 at the left, right and lower edge, beyond which there are no pixels."""
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size
    side = smoothstep(np.minimum(axis, 1 - axis) / border)
    return (side[None] * smoothstep((1 - axis) / border)[:, None])[..., None]


def limit_at_top(offset: Floats) -> Floats:
    """Limits offsets [h, w, 2] of a head that the upper edge cuts: no source position lies beyond that edge."""
    held = offset.copy()
    held[..., 1] = np.maximum(offset[..., 1], offset[..., 1] * below_top(len(offset)))
    return held


def below_top(rows: int, border: float = 0.12) -> Floats:
    """[rows, 1] 1, easing to 0 at the upper edge."""
    return smoothstep((np.arange(rows, dtype=np.float32) + 0.5) / rows / border)[:, None]


def smoothstep(value: npt.NDArray[np.floating]) -> Floats:
    """Smoothstep: 0 below 0, 1 above 1."""
    t = np.minimum(np.maximum(value, 0), 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
