"""Faces of a known pose, gaze and lid opening, in place of those that the face model finds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from inference.face.blendshapes import scores
from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import look, shut_lids
from inference.face.geometry import Alignment, rotation_matrix
from inference.face_model import Face, FaceFinder
from inference.types import Floats, HeadPose, Pixels

UNIT = 120.0
"""Pixels per inter-ocular distance."""
FRAME: Pixels = np.full((480, 640, 3), 120, np.uint8)


AHEAD = HeadPose()


def posed(
    pose: HeadPose = AHEAD,
    gaze: tuple[float, float] = (0.0, 0.0),
    shut: tuple[float, float] = (0.0, 0.0),
    centre: tuple[float, float] = (320.0, 220.0),
) -> Floats:
    """[478, 3] landmarks in FRAME's pixels; `shut` is the closure of the eyes on the left and right of the image."""
    face = shut_lids(look(dynamics_space().mean_face, gaze), np.array(shut))
    place = Alignment(rotation_matrix(pose), np.array(UNIT * pose.scale), np.array([*centre, 0.0]))
    return np.asarray(place.to_image(face), np.float32)


@dataclass
class FakeFinder(FaceFinder):
    """The interface of FaceFinder that trackers use; tests change the faces before each frame."""

    faces: list[Floats] = field(default_factory=list)
    presence: float = 1.0
    shapes: dict[str, float] = field(default_factory=dict)
    searches: int = 0

    def find(self, photo: Pixels, levels: int | None = None) -> list[Face]:
        self.searches += 1
        return [Face(points, self.presence) for points in self.faces]

    def boxes(self, photo: Pixels) -> list[Floats]:
        return [Face(points, 1.0).box for points in self.faces]

    def refine(self, photo: Pixels, face: Face) -> Face:
        """The face nearest to the one before, as the landmark network finds it in its region."""
        if not self.faces:
            return Face(face.landmarks, 0.0)
        near = min(self.faces, key=lambda points: float(np.abs(points - face.landmarks).mean()))
        return Face(near, self.presence)

    def expression(self, face: Face) -> Floats:
        return scores(self.shapes)
