"""Survey of a photo before registration: its faces and the framing of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from inference.face_model import Face, FaceFinder
from inference.portrait.colour_profile import to_srgb
from inference.portrait.framing import CropSquare, clamped_framing, cut, frame_face
from inference.portrait.photo import Photo, read_photo
from inference.portrait.portrait import find_upright
from inference.portrait.suitability import check
from inference.types import Floats, Framing, Pixels
from inference.user_error import UserError

LONGEST_SIDE = 1400
"""Longest side in pixels of the survey's image."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundFace:
    """A face found in the photo."""

    box: Floats
    """[4] left, top, right, bottom in pixels of the survey."""
    refusal: str
    """Reason, in one sentence, why the face is unsuitable; empty if it is suitable."""

    @property
    def middle(self) -> tuple[float, float]:
        """Centre of the box in pixels of the survey."""
        return float(self.box[0] + self.box[2]) / 2, float(self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Survey:
    """An upright photo and its faces, at least one of them suitable."""

    pixels: Pixels
    """[h, w, 3] sRGB, at most `LONGEST_SIDE` on either side."""
    faces: tuple[FoundFace, ...]
    """Largest first."""

    def chosen(self, framing: Framing) -> FoundFace:
        """The face that `framing` selects, by default the largest suitable one."""
        if framing.face is None:
            return next(face for face in self.faces if not face.refusal)
        (x, y), (height, width) = framing.face, self.pixels.shape[:2]
        return min(self.faces, key=lambda face: np.hypot(face.middle[0] - x * width, face.middle[1] - y * height))

    def point_of(self, face: FoundFace) -> tuple[float, float] | None:
        """`Framing.face` for `face`; None if it is the only face."""
        height, width = self.pixels.shape[:2]
        return (round(face.middle[0] / width, 4), round(face.middle[1] / height, 4)) if len(self.faces) > 1 else None

    def square(self, framing: Framing) -> CropSquare:
        """The square that becomes the crop, in pixels of the survey."""
        height, width = self.pixels.shape[:2]
        return frame_face(self.chosen(framing).box, width, height, framing)

    def clamped_framing(self, framing: Framing) -> Framing:
        """`framing` with its shift limited to what the square allows."""
        return clamped_framing(framing, self.square(framing), self.chosen(framing).box)

    def crop(self, framing: Framing) -> Pixels:
        """[512, 512, 3] preview of the crop."""
        return cut(self.pixels, self.square(framing), self.chosen(framing).box)


def survey(path: Path) -> Survey:
    """Finds the faces of a photo. Raises UserError if the photo or all of its faces are unsuitable."""
    finder = FaceFinder()
    photo = read_photo(path, reduced=True)
    quarters, faces = find_upright(photo.pixels, finder)
    if not faces:
        raise UserError("No face was found in {name}; use a photo that shows one face from the front.", name=path.name)
    photo = photo.turned(quarters)
    shrunk = min(1.0, LONGEST_SIDE / max(photo.pixels.shape[:2]))
    found = tuple(_found(finder.refine(photo.pixels, face), photo, path.name, shrunk) for face in faces)
    if all(face.refusal for face in found):
        raise UserError(found[0].refusal)
    return Survey(_reduced(photo, shrunk), found)


def _found(face: Face, photo: Photo, name: str, shrunk: float) -> FoundFace:
    try:
        check(face, name, photo)
    except UserError as refusal:
        return FoundFace(face.box * np.float32(shrunk), str(refusal))
    return FoundFace(face.box * np.float32(shrunk), "")


def _reduced(photo: Photo, shrunk: float) -> Pixels:
    height, width = photo.pixels.shape[:2]
    size = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    pixels = photo.pixels if shrunk == 1 else cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA)
    return to_srgb(np.ascontiguousarray(pixels), photo.profile)
