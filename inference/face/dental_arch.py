"""Dental arches in face space: the upper one is rigid with the skull, the lower one with the chin.

The front of either row lies on a parabolic cylinder, z = CURVATURE x^2 behind the incisors, so that a turned head shows
the teeth of one side and hides those of the other. Arch coordinates: s along the arch from the midline to the right
of the image, y down from the incisors' edge, unit = inter-ocular distance (88 mm in an adult).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face.dynamics import neutral_shape
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import RIGID, Alignment, Array, align
from inference.face.skull_pose import skull_pose
from inference.types import Floats

SUBNASALE, STOMION, CHIN = 2, 13, 152

DEPTH, LOWER_DEPTH = 0.10, 0.125
"""Depth of the incisors behind the base of the nose; the lower ones bite behind the upper ones."""
CURVATURE = 2.5
"""Of the parabola x -> z; 9.5 mm deep at the canines (source: mean of ICT-FaceKit's arch and Wheeler's Dental
Anatomy)."""
SHOWN, LOWER_SHOWN = 0.018, 0.028
"""Distance of the upper and lower incisors' edges below the line of the closed lips: 1.6 mm (268 frames of people who
talk in the training clips, median 0.016) and 2.5 mm (least error in the same clips, and as much of the lower teeth as
vowels show)."""
TYPICAL_LIP, TRUST = 0.25, 0.7
"""Mean distance from the base of the nose to the line of the closed lips, and the share of a person's own deviation."""
HIDDEN = 1e-3
"""Least discriminant of a visible point; beyond, the arch turns away from the viewer."""


@dataclass(frozen=True, slots=True)
class ArchView:
    """One row of teeth as an image shows it: weak perspective of face space at the incisors' edge."""

    plane: Floats
    """[2, 3] image pixels from face-space (x, y), with its origin at the incisors' edge."""
    depth: Floats
    """[2] image pixels per unit of depth behind the incisors."""

    def locate(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Arch coordinates s and y of image pixels (x, y).

        Solves q = x + g CURVATURE x^2 for x, where q is the pixel on the incisors' plane and g the slant of the view.
        """
        inverse = np.linalg.inv(self.plane[:, :2])
        g = inverse @ self.depth * np.float32(CURVATURE)
        x, y = x - self.plane[0, 2], y - self.plane[1, 2]
        on_plane = inverse[0, 0] * x + inverse[0, 1] * y
        root = np.sqrt(np.maximum(1 + 4 * g[0] * on_plane, np.float32(HIDDEN)))
        across = 2 * on_plane / (1 + root)
        square = across * across
        down = inverse[1, 0] * x + inverse[1, 1] * y - g[1] * square
        return across * (1 + np.float32(2 / 3 * CURVATURE**2) * square), down

    def show(self, s: Floats, y: Floats) -> Floats:
        """[..., 2] image pixels of arch coordinates; the inverse of `locate` on the visible side."""
        x = across(s)
        flat = np.stack([x, y], -1) @ self.plane[:, :2].T + self.plane[:, 2]
        return np.asarray(flat + (CURVATURE * x * x)[..., None] * self.depth, np.float32)

    def scaled(self, scale: float, shift: tuple[float, float]) -> ArchView:
        """The view in an image enlarged by `scale`, then moved by `shift` pixels."""
        plane = self.plane * np.float32(scale)
        plane[:, 2] += shift
        return ArchView(plane, self.depth * np.float32(scale))


def across(s: Floats) -> Floats:
    """Face-space x of arch lengths s: the inverse of s = x + 2/3 CURVATURE^2 x^3 by Cardano's formula."""
    third = 1 / (2 * CURVATURE**2)
    half = s * (0.75 / CURVATURE**2)
    root = np.sqrt(half * half + third**3)
    return np.asarray(np.cbrt(half + root) + np.cbrt(half - root), np.float32)


@dataclass(frozen=True, slots=True)
class DentalArches:
    """Positions in face space of one person's incisors' edges on the midline [3] and of the chin with closed lips [3].

    `rigid` [n, 3] are those of the RIGID landmarks, from which the skull's pose is read.
    """

    upper: Array
    lower: Array
    chin: Array
    rigid: Array

    def seen(self, points: Floats) -> tuple[ArchView, ArchView]:
        """Both rows at landmarks `points` [478, 3]: the upper one with the head, the lower one with the chin."""
        pose = skull_pose(self.rigid, points)
        dropped = pose.to_face(points[[CHIN]])[0] - self.chin
        return _view(pose, self.upper), _view(pose, self.lower + dropped)


def arches_of(landmarks: Floats, blendshapes: Floats) -> DentalArches:
    """Estimates the arches from a photo's landmarks [478, 3] and ARKit scores [52].

    Teeth lie where closed lips meet, a little below their line; the mean face corrects an unusual estimate.
    """
    pose = align(landmarks, dynamics_space().mean_face)
    face = pose.to_face(neutral_shape(landmarks, blendshapes))
    nose, lips, chin = face[SUBNASALE], face[STOMION], face[CHIN]
    line = nose[1] + TYPICAL_LIP + TRUST * (lips[1] - nose[1] - TYPICAL_LIP)
    middle = (nose[0] + lips[0]) / 2
    upper = np.array([middle, line + SHOWN, nose[2] + DEPTH])
    lower = np.array([middle, line + LOWER_SHOWN, nose[2] + LOWER_DEPTH])
    return DentalArches(upper, lower, chin, face[RIGID])


def _view(pose: Alignment, at: Array) -> ArchView:
    plane = np.empty((2, 3), np.float32)
    axes = pose.scale * pose.rotation[:2]
    plane[:, :2], plane[:, 2] = axes[:, :2], axes @ at + pose.translation[:2]
    return ArchView(plane, axes[:, 2].astype(np.float32))
