"""Depth surface of the photographed head: depth and share of the head's motion at each place.

The face has the depth of its landmarks; hair, ears and neck lie slightly behind the ears on a plane fixed to the head;
below the chin the motion fades at the shoulders, which follow slightly when the head comes nearer. Since the surface
moves as one body, it cannot tear at the far cheek, and the near cheek comes into view in proportion to the depth of the
face.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE, ExpressionMotion, centres, expression_motion, smoothstep
from inference.decoder.flow.shoulders import above_shoulders
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import NECK_PIVOT, Array, align, similarity
from inference.face.landmark_maps import OVAL
from inference.types import Floats, Pixels

HAIR_RADII = (1.35, 1.7, 2.4, 4.0)
"""Distances from the face's centre in half-extents of the face at which hair and neck have the depth of BEHIND_EARS."""
BEHIND_EARS = 0.15
"""Depth of hair and neck behind the ears, in distances of the outer eye corners; best on training clips."""
SHOULDERS = np.array([0.5, 0.25], np.float32)
"""Share of a change of the head's size that shoulders follow, across and down: they lean as well, but less, and the
area below the frame cannot rise into it."""
BODY_FADE = 0.3
"""Width in crops over which that motion fades towards the sides. Over the narrow border of the head's motion, it
stretches sleeves to three times their width."""
STEEPEST = 0.8
"""Limit on the gradient of the displacement by depth; from 1 on the surface folds."""
_SMOOTHING, _BLUR = 1e-4, 1.0  # smoothing of the spline at its knots; standard deviation of the blur in cells
STEPS = 3
"""Steps of Newton's method; at most half a pixel remains."""
SKULL = np.array([6, 168, 195, 197, 33, 133, 263, 362, 127, 162, 356, 389])
"""Landmarks of nose bridge, eye corners and temples: unlike the forehead's, brows do not move them, so that hair and
headcloths stay in place when brows rise or fall."""
_EARS = np.array([127, 234, 356, 454])
_KNOTS = np.array(sorted({*range(0, 468, 3), *OVAL}))
_RING = np.linspace(0, 2 * np.pi, 20, endpoint=False)
_PLACES = centres(FLOW_SIZE)


@dataclass(frozen=True, slots=True)
class SurfaceMotion:
    """Motion of a head's surface, in -1..1 of the crop: place + place @ linear.T + depth * tilt + base."""

    linear: Array
    """[2, 2]"""
    tilt: Array
    """[2]"""
    base: Array
    """[2]"""
    lean: float
    """Growth of the head, of which shoulders follow a share."""
    expression: ExpressionMotion


class HeadSurface:
    """Depth surface of one photo."""

    def __init__(self, landmarks: Floats, matte: Pixels | None = None, rigid: Floats | None = None) -> None:
        """`landmarks`: of the photo, [478, 3] in -1..1 of the crop, z in the same unit.

        `matte` [h, w] shows where shoulders begin (default: average slope); `rigid` [64, 64]: share 0..1 of the facial
        motion that each place of the photo does not follow.
        """
        self.rigid = rigid
        self._points = landmarks.astype(np.float64)
        self.depth = _depth(self._points)
        self._middle = float(self._points[_EARS, 2].mean())
        slopes = np.hypot(*np.gradient(self.depth, 2 / FLOW_SIZE))
        self._steepest = float(np.percentile(slopes, 99))
        self.share = above_shoulders(self._points, matte)[..., None]
        neck = align(self._points, dynamics_space().mean_face).to_image(NECK_PIVOT[None])[0, :2]
        still = (1 - self.share) * smoothstep((1 - np.abs(_PLACES[..., :1])) / (2 * BODY_FADE))
        self.body = (_PLACES - neck.astype(np.float32)) * (still * SHOULDERS)

    def flow(self, driving: Floats) -> Floats:
        """[64, 64, 2] photo position in -1..1 shown by each output cell.

        `driving`: target landmarks [478, 3] in -1..1.
        """
        return self.flows(driving)[0]

    def flows(self, driving: Floats) -> tuple[Floats, Floats]:
        """`flow`, and the flow by head pose alone with the photo's expression."""
        return self.fields(self.motion(driving))

    def motion(self, driving: Floats) -> SurfaceMotion:
        """How the surface moves to target landmarks [478, 3] in -1..1."""
        pose = similarity(self._points[SKULL], driving[SKULL])
        turn, shift = float(pose.scale) * pose.rotation[:2], pose.translation[:2]
        tilt = turn[:, 2] * self._relief(float(np.hypot(*turn[:, 2])))
        posed = self._points @ turn.T + shift
        base = shift + (turn[:, 2] - tilt) * self._middle
        expression = expression_motion(posed.astype(np.float32), driving)
        return SurfaceMotion(turn[:, :2] - np.eye(2), tilt, base, float(pose.scale) - 1, expression)

    def fields(self, motion: SurfaceMotion) -> tuple[Floats, Floats]:
        """The results of `flows` for a motion."""
        turned = _inverse(self._offset(motion) + np.asarray(np.float32(motion.lean) * self.body, np.float32))
        moved = motion.expression.flow()
        if self.rigid is not None:
            moved += _sampled(self.rigid, turned) * (_PLACES - moved)
        return _sampled(turned, moved), turned

    def _offset(self, motion: SurfaceMotion) -> Floats:
        """[64, 64, 2] displacement of each place of the photo by a motion, without leaning."""
        offset = _PLACES @ motion.linear.T + self.depth[..., None] * motion.tilt + motion.base
        return np.asarray(offset * self.share, np.float32)

    def _relief(self, tilt: float) -> float:
        """Share of the depth that a rotation with this sine may use without folds."""
        return min(1.0, STEEPEST / max(self._steepest * tilt, 1e-6))


def _depth(points: Array) -> Floats:
    """[64, 64] depth of the surface in the unit of the landmarks."""
    pose = align(points, dynamics_space().mean_face)
    face = pose.to_face(points)
    knots = pose.to_image(np.concatenate([face[_KNOTS], _around(face)]))
    depth = _spline(knots[:, :2], knots[:, 2])
    return np.asarray(cv2.GaussianBlur(depth, (0, 0), _BLUR, borderType=cv2.BORDER_REPLICATE), np.float32)


def _around(face: Array) -> Array:
    """[n, 3] knots of hair and neck around a face in face space."""
    low, high = face[OVAL, :2].min(0), face[OVAL, :2].max(0)
    circle = np.stack([np.cos(_RING), np.sin(_RING)], 1) * (high - low) / 2
    flat = np.concatenate([reach * circle for reach in HAIR_RADII]) + (low + high) / 2
    return np.column_stack([flat, np.full(len(flat), face[_EARS, 2].mean() + BEHIND_EARS)])


def _spline(at: Array, values: Array) -> Floats:
    """[64, 64] polyharmonic spline of r through values [n] at points [n, 2] (Duchon 1977)."""
    count = len(at)
    system = np.zeros((count + 3, count + 3))
    system[:count, :count] = np.linalg.norm(at[:, None] - at[None], axis=-1) - _SMOOTHING * count * np.eye(count)
    system[:count, count:] = np.column_stack([np.ones(count), at])
    system[count:, :count] = system[:count, count:].T
    weights = np.linalg.solve(system, np.concatenate([values, np.zeros(3)])).astype(np.float32)
    across, down = ((_PLACES[0, :, 0][:, None] - at[:, i].astype(np.float32)) ** 2 for i in (0, 1))
    far = np.sqrt(down[:, None] + across[None])
    return np.asarray(far @ weights[:count] + weights[count] + _PLACES @ weights[count + 1 :], np.float32)


def _inverse(offset: Floats) -> Floats:
    """[64, 64, 2] place that `offset` [64, 64, 2] moves to each grid cell (Newton's method)."""
    back, found = _inverse_slopes(offset), _PLACES - offset
    for _ in range(STEPS):
        missing, slope = _PLACES - found - _sampled(offset, found), _sampled(back, found)
        found = found + slope[..., :2] * missing[..., :1] + slope[..., 2:] * missing[..., 1:]
    return np.asarray(found, np.float32)


def _inverse_slopes(offset: Floats) -> Floats:
    """[64, 64, 4] inverse Jacobian of place + offset, column by column."""
    across, down = (cv2.Sobel(offset, cv2.CV_32F, *order, ksize=1, scale=FLOW_SIZE / 4) for order in ((1, 0), (0, 1)))
    a, b, c, d = 1 + across[..., 0], down[..., 0], across[..., 1], 1 + down[..., 1]
    area = np.maximum(a * d - b * c, 1 - STEEPEST)
    return np.asarray(np.dstack([d / area, -c / area, -b / area, a / area]), np.float32)


def _sampled(values: Floats, at: Floats) -> Floats:
    """Grid values [64, 64, c] at positions [..., 2] in -1..1: [..., c]."""
    cells = (at.reshape(len(at), -1, 2) + 1) * np.float32(FLOW_SIZE / 2) - np.float32(0.5)
    # cv2 rounds positions to 1/32 of a cell where there are two channels, but not four.
    known = np.concatenate([values, values], -1) if values.shape[2:] == (2,) else values
    found = cv2.remap(known, cells, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return np.asarray(found, np.float32).reshape(*at.shape[:-1], -1)[..., : values.size // FLOW_SIZE**2]
