"""From a photo file to a portrait that can be driven."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from inference.background_plate import paint_out
from inference.errors import UserError
from inference.face_model import Face, FaceFinder, Segmenter
from inference.framing import cut, frame_face
from inference.matte import refine_matte
from inference.photo import Photo, read_photo, to_srgb
from inference.types import Floats, Portrait

SMALLEST_FACE = 100
"""Pixels from forehead to chin."""
LARGEST_TURN = 40
"""Degrees to either side."""
SHARP_FACE = 256
"""Face height in pixels that fills the crop without enlarging."""
TURNED_LEVELS = 2
"""Levels of tiles searched in a photo that lies on its side."""


def register(path: Path, name: str | None = None) -> Portrait:
    """Builds the portrait of the largest face in a photo; UserError when the photo cannot serve."""
    finder = FaceFinder()
    photo, faces = _find(read_photo(path, reduced=True), finder)
    if photo.scale < 1 and (not faces or faces[0].height < SHARP_FACE):
        photo, faces = _find(read_photo(path), finder)
    face, notes = _chosen(faces, path.name, photo.scale)
    return _build(name or path.stem, photo, face, notes, finder)


def _find(photo: Photo, finder: FaceFinder) -> tuple[Photo, list[Face]]:
    """Faces of the photo, turned upright where the face lies on its side."""
    faces = finder.find(photo.pixels)
    return photo, [finder.refine(photo.pixels, face) for face in faces]


def _chosen(faces: list[Face], file: str, scale: float) -> tuple[Face, tuple[str, ...]]:
    if not faces:
        raise UserError(f"No face was found in {file}; use a photo that shows one face from the front.")
    face = faces[0]
    height = round(face.height / scale)
    if height < SMALLEST_FACE:
        raise UserError(
            f"The face in {file} is {height} pixels high; at least {SMALLEST_FACE} are needed, so use a larger picture."
        )
    turn = round(abs(turn_of(face.landmarks)))
    if turn > LARGEST_TURN:
        raise UserError(
            f"The face in {file} is turned about {turn} degrees to the side; use one that looks towards the camera."
        )
    count = len(faces)
    return face, (f"{count} faces found; the largest is used.",) if count > 1 else ()


def turn_of(landmarks: Floats) -> float:
    """Yaw in degrees, positive to the picture's right, from the depth of the outer eye corners and the face's sides."""
    across = (landmarks[263] - landmarks[33]) + (landmarks[454] - landmarks[234])
    return math.degrees(math.atan2(float(across[2]), float(np.hypot(across[0], across[1]))))


def _build(name: str, photo: Photo, face: Face, notes: tuple[str, ...], finder: FaceFinder) -> Portrait:
    height, width = photo.pixels.shape[:2]
    frame = frame_face(face.box, width, height)
    crop = to_srgb(cut(photo.pixels, frame), photo.profile)
    landmarks = frame.to_crop(face.landmarks)
    matte = refine_matte(Segmenter().segment(crop), crop, landmarks)
    return Portrait(
        name=name,
        crop=crop,
        landmarks=landmarks,
        blendshapes=finder.expression(face),
        neutral=landmarks.copy(),
        matte=matte,
        plate=paint_out(crop, matte),
        notes=notes,
    )
