"""Face detection in a photo, with landmarks and expression."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.face_model.blendshape_network import BlendshapeNetwork
from inference.face_model.detector import Detection, Detector, merge, overlap
from inference.face_model.landmarks import LandmarkNetwork, region_of
from inference.types import Floats, Pixels

MIN_PRESENCE = 0.5
MAX_DISAGREEMENT = 0.2
"""Largest mean distance between the detector's and the landmark network's eyes and nose, in sides of the detector's
box. Over 450 faces the median is 0.03 and the maximum 0.18; on sleeves and wheels that both took for faces 0.17,
0.23."""
TWO_FACES = 0.1
"""Largest overlap of two faces, in areas of the smaller one; above it the smaller face is rejected."""
STRONG_SCORE = 0.85
"""Detector score from which a detection needs no second look."""
MIN_WEAK_PRESENCE = 0.9
"""Least presence of a weaker face, in the detector's region and in the region of its own landmarks."""
MAX_MOVEMENT = 0.035
"""Largest mean movement of a weaker face's landmarks between these two regions, in face heights.

Over 450 faces (photos, drawings, statues) both presences are at least 0.99 and the movement is at most 0.018; over 15
weak hits in landscapes and trees a presence is below 0.9 or the movement above 0.08.
"""
EYES_AND_NOSE = (468, 473, 1)
MIN_RELATIVE_SCORE = 0.65
"""Share of the best score below which a detection is rejected."""
MAX_FACES = 12
OVERVIEW = 2048
"""Longer side in pixels of the copy that is searched."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face in photo pixels."""

    landmarks: Floats
    """[478, 3], z in the same unit, negative is nearer."""
    presence: float
    """Probability 0..1 of a face, by the landmark network."""
    score: float = 1.0
    """Score of the detector; above 0.85 for nearly every upright human face, below for one upside down."""

    def scaled(self, factor: float) -> Face:
        """The face in an image `factor` times as large."""
        return Face(self.landmarks * np.float32(factor), self.presence, self.score)

    @property
    def box(self) -> Floats:
        """[4] left, top, right, bottom of the landmarks."""
        flat = self.landmarks[:, :2]
        return np.concatenate([flat.min(axis=0), flat.max(axis=0)])

    @property
    def middle(self) -> Floats:
        """[2] centre of the box."""
        return np.asarray((self.box[:2] + self.box[2:]) / 2, np.float32)

    @property
    def height(self) -> float:
        """Height of the box in pixels, forehead to chin."""
        return float(self.box[3] - self.box[1])


class FaceFinder:
    """Detector, landmark and blendshape network. Not thread-safe."""

    def __init__(self) -> None:
        self._detector = Detector()
        self._landmarks = LandmarkNetwork()
        self._blendshapes = BlendshapeNetwork()

    def find(self, photo: Pixels, levels: int | None = None) -> list[Face]:
        """Faces of an RGB photo [h, w, 3], largest first; smaller tiles are searched until a face is found."""
        overview, enlarged = _overview(photo)
        found: list[Detection] = []
        faces: list[Face] = []
        for level in range(levels or self._detector.levels(photo)):
            found = merge(found + self._detector.detect(overview, level))
            faces = self._faces(photo, [detection.scaled(enlarged) for detection in found])
            if level and faces:
                break
        return faces

    def refine(self, photo: Pixels, face: Face) -> Face:
        """The face with landmarks placed again in the region around its landmarks."""
        return Face(*self._landmarks.place(photo, region_of(face.landmarks)), face.score)

    def boxes(self, photo: Pixels) -> list[Floats]:
        """Boxes [4] (left, top, right, bottom) of the detector's faces on the whole photo, best first."""
        return [detection.box for detection in self._detector.detect(photo, 0)]

    def expression(self, face: Face) -> Floats:
        """[52] ARKit scores 0..1."""
        return self._blendshapes.score(face.landmarks)

    def _faces(self, photo: Pixels, found: list[Detection]) -> list[Face]:
        sure = [detection for detection in found if detection.score >= found[0].score * MIN_RELATIVE_SCORE]
        largest = sorted(sure, key=lambda detection: -detection.side)[:MAX_FACES]
        faces = [face for detection in largest if (face := self._face(photo, detection)) is not None]
        return without_duplicates(sorted(faces, key=lambda face: -face.height))

    def _face(self, photo: Pixels, detection: Detection) -> Face | None:
        face = Face(*self._landmarks.place(photo, detection.region), detection.score)
        eyes_and_nose = face.landmarks[list(EYES_AND_NOSE), :2]
        distance = float(np.linalg.norm(eyes_and_nose - detection.keys[:3], axis=1).mean())
        if face.presence < MIN_PRESENCE or distance > MAX_DISAGREEMENT * detection.side:
            return None
        return face if face.score >= STRONG_SCORE or self._persists(photo, face) else None

    def _persists(self, photo: Pixels, face: Face) -> bool:
        """Whether the landmark network finds the face again where it has put it."""
        again = self.refine(photo, face)
        movement = float(np.linalg.norm(again.landmarks[:, :2] - face.landmarks[:, :2], axis=1).mean())
        return min(face.presence, again.presence) >= MIN_WEAK_PRESENCE and movement <= MAX_MOVEMENT * face.height


def _overview(photo: Pixels) -> tuple[Pixels, float]:
    """A copy of at most OVERVIEW pixels, and the photo's size relative to it."""
    enlarged = max(photo.shape[:2]) / OVERVIEW
    if enlarged <= 1:
        return photo, 1.0
    size = max(1, round(photo.shape[1] / enlarged)), max(1, round(photo.shape[0] / enlarged))
    return np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8), enlarged


def without_duplicates(faces: list[Face]) -> list[Face]:
    """Removes faces that overlap an earlier one."""
    kept: list[Face] = []
    for face in faces:
        if all(max(overlap(face.box, other.box)) < TWO_FACES for other in kept):
            kept.append(face)
    return kept
