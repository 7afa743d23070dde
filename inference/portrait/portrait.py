"""Registration: builds a Portrait from a photo file."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from inference.face.dynamics import neutral_shape
from inference.face_model import Face, FaceFinder, Segmenter
from inference.face_model.landmarks import LEFT_EYE, RIGHT_EYE, roll_of
from inference.portrait.background_plate import inpaint_background
from inference.portrait.colour_profile import to_srgb
from inference.portrait.drawn_eyes import fit_drawn_eyes
from inference.portrait.framing import cut, frame_face
from inference.portrait.matte import refine_matte
from inference.portrait.photo import Photo, read_photo
from inference.portrait.photo_context import surroundings
from inference.sentence import Sentence
from inference.types import AUTOMATIC, Floats, Framing, Pixels, Portrait
from inference.user_error import UserError

SMALLEST_FACE = 100
"""Least face height in pixels, forehead to chin."""
LARGEST_TURN = 40
"""Largest yaw in degrees to either side."""
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
    face = faces[0] if framing.face is None else nearest(faces, framing.face, photo.turned(quarters).pixels)
    if photo.scale < 1 and face.height < SHARP_FACE:
        face, photo = face.scaled(1 / photo.scale), read_photo(path)
    photo = photo.turned(quarters)
    face = finder.refine(photo.pixels, face)
    check(face, path.name, photo.scale)
    notes = _notes(faces) if framing.face is None else ()
    return _build(name or path.stem, photo, face, notes, finder, framing)


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


def turn_of(landmarks: Floats) -> float:
    """Absolute yaw of the face in degrees, from the depth of eye corners and temples.

    Measured on a rendered head: 0, 15, 31, 40, 49, 57 and 69 degrees at 0, 15, 30, 40, 50, 60 and 75.
    """
    across = (landmarks[LEFT_EYE] - landmarks[RIGHT_EYE]) + (landmarks[454] - landmarks[234])
    return abs(math.degrees(math.atan2(float(across[2]), float(np.hypot(across[0], across[1]))))) * 1.12


def check(face: Face, file: str, scale: float) -> None:
    """Raises UserError if the face is too small or its yaw too large; `scale` as in Photo."""
    height = round(face.height / scale)
    if height < SMALLEST_FACE:
        raise UserError(
            "The face in {file} is only {height} pixels high and {least} are needed; use a larger picture.",
            file=file,
            height=height,
            least=SMALLEST_FACE,
        )
    turn = round(turn_of(face.landmarks))
    if turn > LARGEST_TURN:
        raise UserError(
            "The face in {file} is turned {turn} degrees to the side and at most {most} work; use a photo that "
            "looks towards the camera.",
            file=file,
            turn=turn,
            most=LARGEST_TURN,
        )


def _notes(faces: list[Face]) -> tuple[str, ...]:
    count = sum(face.height > faces[0].height * MIN_OTHER_FACE for face in faces)
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
    matte = refine_matte(Segmenter().segment(crop), crop, landmarks)
    around, square = surroundings(photo.pixels, frame)
    return Portrait(
        name=name,
        crop=crop,
        landmarks=landmarks,
        blendshapes=blendshapes,
        neutral=neutral_shape(landmarks, blendshapes),
        matte=matte,
        plate=inpaint_background(crop, matte),
        notes=notes,
        photo=to_srgb(around, photo.profile),
        square=square,
        framing=framing,
    )
