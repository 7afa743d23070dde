"""Suitability of a face for registration, and remarks on faces that work less well than others."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import COLUMN
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, inner_lip_gap, lid_gap
from inference.face_model import Face
from inference.face_model.landmarks import LEFT_EYE, RIGHT_EYE
from inference.portrait.photo import Photo
from inference.sentence import Sentence
from inference.types import Floats
from inference.user_error import UserError

SMALLEST_FACE = 100
"""Least face height in pixels, forehead to chin."""
LARGEST_TURN = 55
"""Largest yaw in degrees to either side."""
TURNED = 30
"""Yaw in degrees from which a remark says that the head moves less."""
EYES_AND_MOUTH = (33, 133, 159, 145, 263, 362, 386, 374, 61, 291, 0, 17)
"""Landmarks that must lie inside the photo: corners and lids of both eyes, corners and edges of the lips."""
EDGE = 0.01
"""Least distance of these landmarks from the edge of the photo, in face heights."""
SHUT = 0.027
"""Opening of both eyes, mean over the lid edge in inter-ocular distances, below which they are shut."""
NARROW = 0.04
"""The same for narrowed eyes; open eyes have 0.05 to 0.1."""
LASHES, BLINK = 0.035, 0.55
"""Opening below which eyes are shut too if the face model reads a blink: thick lashes look like an opening to the
landmark network."""
BLINKS = [COLUMN["eyeBlinkLeft"], COLUMN["eyeBlinkRight"]]
JAW_OPEN = 25
"""Index of the blendshape jawOpen."""
WIDE_OPEN = 0.45
"""Score of jawOpen from which a mouth is wide open; 3 % of the frames of speech reach it."""
WIDE_LIPS = 0.3
"""Distance of the inner lips in inter-ocular distances from which it is wide open too: a scream has a lower
score."""


def check(face: Face, file: str, photo: Photo) -> None:
    """Raises UserError if the face is too small, turned too far to the side, or cut through eyes or mouth."""
    height = round(face.height / photo.scale)
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
    if is_cut(face.landmarks, photo.pixels.shape[:2]):
        raise UserError(
            "The edge of the picture cuts the face in {file}; use a photo that shows both eyes and the whole mouth.",
            file=file,
        )


def turn_of(landmarks: npt.NDArray[np.floating]) -> float:
    """Absolute yaw of the face in degrees, from the depth of eye corners and temples.

    Measured on a rendered head: 0, 15, 31, 40, 49, 57 and 69 degrees at 0, 15, 30, 40, 50, 60 and 75.
    """
    across = (landmarks[LEFT_EYE] - landmarks[RIGHT_EYE]) + (landmarks[454] - landmarks[234])
    return abs(math.degrees(math.atan2(float(across[2]), float(np.hypot(across[0], across[1]))))) * 1.12


def is_cut(landmarks: Floats, size: tuple[int, ...]) -> bool:
    """Whether an eye or the mouth reaches the edge of a photo of this height and width.

    The landmark network places the missing parts of a cut face outside the photo.
    """
    points = landmarks[list(EYES_AND_MOUTH), :2]
    margin = EDGE * np.ptp(landmarks[:, 1])
    return bool((points < margin).any() or (points > np.array(size[1::-1]) - 1 - margin).any())


def remarks(landmarks: Floats, blendshapes: Floats) -> tuple[Sentence, ...]:
    """Remarks on a turned head, on shut or narrowed eyes and on a wide open mouth."""
    return (*_turn_remarks(landmarks), *_eye_remarks(landmarks, blendshapes), *_mouth_remarks(landmarks, blendshapes))


def _turn_remarks(landmarks: Floats) -> tuple[Sentence, ...]:
    turn = round(turn_of(landmarks))
    if turn < TURNED:
        return ()
    return (
        Sentence(
            "The face is turned {turn} degrees to the side; it speaks and blinks, but its head moves only a little.",
            turn=turn,
        ),
    )


def eye_opening(landmarks: Floats) -> float:
    """Opening of the wider eye, mean over the lid edge in inter-ocular distances."""
    pose = align(landmarks, dynamics_space().mean_face)
    return float(lid_gap(pose.to_face(landmarks)).max())


def eyes_shut(landmarks: Floats, blendshapes: Floats) -> bool:
    """Whether both eyes are shut in the photo; landmarks [478, 3], ARKit scores [52]."""
    widest = eye_opening(landmarks)
    return widest < SHUT or (widest < LASHES and float(blendshapes[BLINKS].mean()) > BLINK)


def _eye_remarks(landmarks: Floats, blendshapes: Floats) -> tuple[Sentence, ...]:
    if eyes_shut(landmarks, blendshapes):
        return (
            Sentence("The eyes are shut in the photo and stay shut; a photo with open eyes looks around and blinks."),
        )
    if eye_opening(landmarks) < NARROW:
        return (Sentence("The eyes are nearly shut in the photo; they are opened a little, which may look odd."),)
    return ()


def _mouth_remarks(landmarks: Floats, blendshapes: Floats) -> tuple[Sentence, ...]:
    lips = inner_lip_gap(align(landmarks, dynamics_space().mean_face).to_face(landmarks)).max()
    if blendshapes[JAW_OPEN] < WIDE_OPEN and lips < WIDE_LIPS:
        return ()
    return (Sentence("The mouth is wide open in the photo; one with the lips together looks better when it speaks."),)
