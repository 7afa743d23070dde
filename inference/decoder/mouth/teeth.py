"""Position of the teeth: the upper row is fixed to the skull, the lower to the chin, independent of the lips.

The teeth are assumed to lie in one plane of face space, so that a weak-perspective head pose maps them affinely.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, align
from inference.face.patches import MOUTH_SIZE, cv_matrix
from inference.types import Floats, Pixels

SUBNASALE, CHIN = 2, 152

DEPTH = 0.10
"""Depth of the front teeth's plane behind the base of the nose, in inter-ocular distances (88 mm in an adult)."""

UPPER_EDGE, LOWER_EDGE = 0.285, -0.55
"""Position of the incisors' edges in inter-ocular distances: below the base of the nose, and (negative) above the
chin."""

UPPER_GAPS = (0.0, 0.10, 0.16, 0.21, 0.25, 0.28)
"""Distances of the gaps between upper teeth from the midline, seen from the front. Measured on smiling portraits; they
agree with mean widths of 8.5, 6.5 and 7.5 mm (source: Wheeler's Dental Anatomy)."""
LOWER_GAPS = (0.0, 0.06, 0.125, 0.19, 0.235, 0.27)

UPPER_HEIGHT, LOWER_HEIGHT = 0.11, 0.095
"""Visible height of the front teeth in inter-ocular distances."""

_GUIDE_SIZE = (192, 96)
_GUIDE_SCALE = 240.0
"""Pixels of the drawn guide per inter-ocular distance; the incisors' edge is at half its height."""


def teeth_plane(points: Floats) -> tuple[Floats, Floats]:
    """Two maps [2, 3] from face-space (x, y) to image pixels, with origins at the base of the nose and the chin."""
    pose = align(points, dynamics_space().mean_face)
    face = pose.to_face(points[[SUBNASALE, CHIN]])
    depth = float(face[0, 2]) + DEPTH
    return _plane(pose, (face[0, 0], face[0, 1]), depth), _plane(pose, (face[1, 0], face[1, 1]), depth)


def _plane(pose: Alignment, origin: tuple[float, float], depth: float) -> Floats:
    plane = pose.scale * pose.rotation[:2]
    plane[:, 2] = plane @ (*origin, depth) + pose.translation[:2]
    return plane.astype(np.float32)


def aligned_photo_window(window: Floats, plane: Floats, own_plane: Floats) -> Floats:
    """[2, 3] window on the photo that shows its upper teeth at the place where `window` shows the moved ones."""
    return _compose(_compose(window, _inverse(plane)), own_plane)


def teeth_guide(window: Floats, upper: Floats, lower: Floats) -> Pixels:
    """[2, h, w] average upper and lower teeth with gaps, 0..255, drawn at the pose of the jaws."""
    return np.stack([_drawn(_UPPER, window, upper, UPPER_EDGE), _drawn(_LOWER, window, lower, LOWER_EDGE)])


def _drawn(jaw: Pixels, window: Floats, plane: Floats, edge: float) -> Pixels:
    onto_jaw = _compose(window, _inverse(plane))
    width, height = _GUIDE_SIZE
    onto_jaw[:, 2] -= (0.0, edge)
    onto_jaw *= _GUIDE_SCALE
    onto_jaw[:, 2] += (width / 2, height / 2)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(jaw, cv_matrix(onto_jaw), MOUTH_SIZE, flags=flags), np.uint8)


def _compose(first: Floats, second: Floats) -> Floats:
    """Composition [2, 3] of affine maps: `first`, then `second`."""
    both = second[:, :2] @ first
    both[:, 2] += second[:, 2]
    return both


def _inverse(plane: Floats) -> Floats:
    inverse = np.empty_like(plane)
    inverse[:, :2] = np.linalg.inv(plane[:, :2])
    inverse[:, 2] = -inverse[:, :2] @ plane[:, 2]
    return inverse


def _jaw(gaps: tuple[float, ...], height: float, towards: int) -> Pixels:
    """One row of teeth as rounded blocks, bright with dark gaps; `towards` -1 has the roots above the edge."""
    canvas = np.zeros((_GUIDE_SIZE[1], _GUIDE_SIZE[0]), np.uint8)
    middle, edge = _GUIDE_SIZE[0] / 2, _GUIDE_SIZE[1] / 2
    for side in (-1, 1):
        for number, (near, far) in enumerate(pairwise(gaps)):
            # Towards the corners of the mouth, teeth look shorter and darker.
            x = middle + side * _GUIDE_SCALE * np.array([near, far])
            shorter = 0.012 * number * _GUIDE_SCALE
            y = edge + towards * np.array([0.15 * shorter, height * _GUIDE_SCALE - shorter])
            _tooth(canvas, np.sort(x) + np.array([1.2, -1.2]), np.sort(y), 255 - 25 * number)
    return np.asarray(cv2.GaussianBlur(canvas, (0, 0), 0.7), np.uint8)


def _tooth(canvas: Pixels, x: Floats, y: Floats, bright: int) -> None:
    bits, round_by = 4, 4.0
    inner = np.array([[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]])
    centre = inner.mean(0)
    size = np.maximum((inner.max(0) - inner.min(0)) / 2 - round_by, 0.5)
    corners = centre + np.sign(inner - centre) * size
    fixed = np.round(corners * 2**bits).astype(np.int32)
    cv2.fillConvexPoly(canvas, fixed, bright, cv2.LINE_AA, bits)
    cv2.polylines(canvas, [fixed], True, bright, int(2 * round_by), cv2.LINE_AA, bits)


_UPPER, _LOWER = _jaw(UPPER_GAPS, UPPER_HEIGHT, -1), _jaw(LOWER_GAPS, LOWER_HEIGHT, 1)
