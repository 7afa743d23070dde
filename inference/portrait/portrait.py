"""Registration: builds a Portrait from a photo file."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np

from inference.face.dynamics import neutral_shape
from inference.face_model import Face, FaceFinder, Segmenter
from inference.face_model.landmarks import roll_of
from inference.portrait.background_plate import inpaint_background
from inference.portrait.colour_profile import to_srgb
from inference.portrait.drawn_eyes import fit_drawn_eyes
from inference.portrait.framing import cut, frame_face
from inference.portrait.matte import refine_matte
from inference.portrait.photo import Photo, read_photo
from inference.portrait.photo_context import surroundings
from inference.portrait.suitability import check, eyes_shut, remarks
from inference.portrait.teeth import complete_teeth
from inference.sentence import Sentence
from inference.types import AUTOMATIC, Framing, Pixels, Portrait
from inference.user_error import UserError

SHARP_FACE = 256
"""Face height in pixels that fills the crop without upsampling."""
SIDEWAYS_ROLL = math.radians(60)
"""Roll from which a face lies on its side."""
UPRIGHT = 0.88
"""Detector score from which a face is upright; an inverted face scores 0.6 to 0.83, with plausible landmarks."""
UNROTATED_BONUS = 0.03
"""Bonus on the score of the unrotated photo."""
TURNED_LEVELS = 2
"""Levels of tiles searched in a rotated photo."""
MAX_OUTSIDE = 0.05
"""Share of the crop that may lie outside the photo without a note."""
MIN_OTHER_FACE = 1 / 3
"""Share of the largest face's height below which other faces are not mentioned."""


def register(path: Path, name: str | None = None, framing: Framing = AUTOMATIC) -> Portrait:
    """Builds the portrait of one face in a photo, by default the largest. Raises UserError if the photo is unfit."""
    path = Path(path)
    finder = FaceFinder()
    photo = read_photo(path, reduced=True)
    quarters, faces = find_upright(photo.pixels, finder)
    if not faces:
        raise UserError("No face was found in {name}; use a photo that shows one face from the front.", name=path.name)
    upright = photo.turned(quarters)
    wanted = faces if framing.face is None else [nearest(faces, framing.face, upright.pixels)]
    place, face = first_suitable(wanted, upright, path.name, finder)
    photo = upright
    if upright.scale < 1 and face.height < SHARP_FACE:
        photo = read_photo(path).turned(quarters)
        face = finder.refine(photo.pixels, face.scaled(photo.scale / upright.scale))
    notes = photo.notes + (_choice(faces, place) if framing.face is None else ())
    return _build(name or path.stem, photo, face, notes, finder, framing)


def first_suitable(faces: list[Face], photo: Photo, file: str, finder: FaceFinder) -> tuple[int, Face]:
    """Index of the first suitable face of an upright photo, and this face with refined landmarks.

    Raises UserError with the reason against the first face if none is suitable.
    """
    refusals: list[UserError] = []
    for place, found in enumerate(faces):
        face = finder.refine(photo.pixels, found)
        try:
            check(face, file, photo)
        except UserError as refusal:
            refusals.append(refusal)
        else:
            return place, face
    raise refusals[0]


def nearest(faces: list[Face], point: tuple[float, float], photo: Pixels) -> Face:
    """The face whose centre is nearest to `point`, in widths and heights of the photo [h, w, 3] with these faces."""
    height, width = photo.shape[:2]
    return min(faces, key=lambda face: np.hypot(*(face.middle - [point[0] * width, point[1] * height])))


def find_upright(pixels: Pixels, finder: FaceFinder) -> tuple[int, list[Face]]:
    """Counter-clockwise right angles that set the face upright, and the faces of the rotated photo, largest first."""
    faces = finder.find(pixels)
    found = {0: (_uprightness(faces) + UNROTATED_BONUS, faces)}
    if found[0][0] < UPRIGHT:
        for quarters in (1, 2, 3):
            turned = finder.find(np.ascontiguousarray(np.rot90(pixels, quarters)), TURNED_LEVELS)
            found[quarters] = _uprightness(turned), turned
    best = max(found, key=lambda quarters: found[quarters][0])
    return best, found[best][1]


def _uprightness(faces: list[Face]) -> float:
    """Detector score of the largest face; 0 if there is none or it lies on its side."""
    return faces[0].score if faces and abs(roll_of(faces[0].landmarks)) < SIDEWAYS_ROLL else 0.0


def _choice(faces: list[Face], place: int) -> tuple[str, ...]:
    """Note on the choice of the face at index `place`."""
    count = sum(face.height > faces[0].height * MIN_OTHER_FACE for face in faces)
    if place:
        return (Sentence("{count} faces found; the largest that works is used.", count=len(faces)),)
    return (Sentence("{count} faces found; the largest is used.", count=count),) if count > 1 else ()


def _build(
    name: str, photo: Photo, face: Face, notes: tuple[str, ...], finder: FaceFinder, framing: Framing
) -> Portrait:
    height, width = photo.pixels.shape[:2]
    frame = frame_face(face.box, width, height, framing)
    if frame.outside(width, height) > MAX_OUTSIDE:
        notes += (Sentence("The photo ends close to the face; what is missing around it is made up."),)
    crop = to_srgb(cut(photo.pixels, frame, face.box), photo.profile)
    landmarks, blendshapes = fit_drawn_eyes(crop, frame.to_crop(face.landmarks)), finder.expression(face)
    notes += remarks(landmarks, blendshapes)
    matte = refine_matte(Segmenter().segment(crop), crop, landmarks)
    around, square = surroundings(photo.pixels, frame)
    portrait = Portrait(
        name=name,
        crop=crop,
        landmarks=landmarks,
        blendshapes=blendshapes,
        neutral=neutral_shape(landmarks, blendshapes, eyes_shut=eyes_shut(landmarks, blendshapes)),
        matte=matte,
        plate=inpaint_background(crop, matte),
        notes=notes,
        photo=to_srgb(around, photo.profile),
        square=square,
        framing=framing,
    )
    return replace(portrait, teeth=complete_teeth(portrait))
