"""Faces of a photo, with landmarks and expression."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.face_model.blendshapes import BlendshapeNetwork
from inference.face_model.detector import Detection, Detector, merge
from inference.face_model.landmarks import LandmarkNetwork, region_of
from inference.types import Floats, Pixels

MIN_PRESENCE = 0.5
MOST_FACES = 8


@dataclass(frozen=True, slots=True)
class Face:
    """One face in photo pixels."""

    landmarks: Floats
    """[478, 3], z in the same unit, negative is nearer."""
    presence: float
    """Chance 0..1 that this is a face, by the landmark network."""

    @property
    def box(self) -> Floats:
        """[4] left, top, right, bottom of the landmarks."""
        flat = self.landmarks[:, :2]
        return np.concatenate([flat.min(axis=0), flat.max(axis=0)])

    @property
    def height(self) -> float:
        """Forehead to chin in pixels."""
        return float(self.box[3] - self.box[1])


class FaceFinder:
    """Detector, landmark and blendshape network; not for use by two threads at once."""

    def __init__(self) -> None:
        self._detector = Detector()
        self._landmarks = LandmarkNetwork()
        self._blendshapes = BlendshapeNetwork()

    def find(self, photo: Pixels, levels: int | None = None) -> list[Face]:
        """Faces of an RGB photo [h, w, 3], largest first; smaller tiles are searched until a face turns up."""
        found: list[Detection] = []
        for level in range(levels or self._detector.levels(photo)):
            found = merge(found + self._detector.detect(photo, level))
            faces = self._faces(photo, found) if level else []
            if faces:
                return faces
        return self._faces(photo, found)

    def refine(self, photo: Pixels, face: Face) -> Face:
        """The same face with landmarks placed again, in a region that its own landmarks give."""
        return Face(*self._landmarks.place(photo, region_of(face.landmarks)))

    def expression(self, face: Face) -> Floats:
        """[52] ARKit scores 0..1."""
        return self._blendshapes.score(face.landmarks)

    def _faces(self, photo: Pixels, found: list[Detection]) -> list[Face]:
        largest = sorted(found, key=lambda detection: -detection.side)[:MOST_FACES]
        faces = [Face(*self._landmarks.place(photo, detection.region)) for detection in largest]
        faces = [face for face in faces if face.presence >= MIN_PRESENCE]
        return sorted(faces, key=lambda face: -face.height)
