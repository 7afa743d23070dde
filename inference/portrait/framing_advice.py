"""What the person before the webcam should change for a good portrait photo, in one short sentence."""

from __future__ import annotations

from inference.portrait.measured_face import MeasuredFace
from inference.portrait.suitability import SHUT
from inference.sentence import Sentence

GOOD = Sentence("Good: hold still.")
NO_FACE = Sentence("No face is seen; sit in front of the camera.")
SEVERAL = Sentence("More than one face is seen; only you should be in the picture.")
DARK = Sentence("It is too dark; turn a lamp towards your face.")
BACKLIT = Sentence("The light comes from behind you; turn towards it.")
FAR = Sentence("Too far away; come closer.")
NEAR = Sentence("Too near; move back a little.")
GO_LEFT = Sentence("Move a little to your left.")
GO_RIGHT = Sentence("Move a little to your right.")
GO_DOWN = Sentence("Your head is cut off; sit lower or tilt the camera up.")
GO_UP = Sentence("Your chin is too low in the picture; sit higher or tilt the camera down.")
TURNED = Sentence("Turn your face towards the camera.")
CHIN_UP = Sentence("Raise your chin a little.")
CHIN_DOWN = Sentence("Lower your chin a little.")
TILTED = Sentence("Hold your head upright.")
EYES = Sentence("Open your eyes.")
MOUTH = Sentence("Close your lips.")

FAR_HEIGHT, NEAR_HEIGHT = 0.26, 0.62
"""Face heights, forehead to chin, in picture heights; at 1280x720 the smaller one is 187 pixels."""
OFF_CENTRE = 0.16
"""Largest distance from the middle, in picture widths."""
ABOVE, BELOW = 0.25, 0.2
"""Room for hair above the forehead and for the neck below the chin, in face heights."""
MOST_TURN, MOST_PITCH, MOST_ROLL = 15.0, 16.0, 12.0
"""Degrees."""
MOST_MOUTH = 0.08
"""Gap of the lips in inter-ocular distances; closed ones measure up to 0.015."""
LEAST_LIGHT = 75.0
"""Luma of the face's highlights, 0..255."""
LEAST_RELATIVE_LIGHT, BACKLIT_LIGHT = 0.65, 110.0
"""A face with highlights below this share of its surroundings, and below this luma, is lit from behind."""


def advice(face: MeasuredFace | None) -> Sentence:
    """The most important change, or GOOD."""
    if face is None:
        return NO_FACE
    steps = (_light(face), SEVERAL if face.faces > 1 else None, _place(face), _look(face))
    return next((step for step in steps if step is not None), GOOD)


def _light(face: MeasuredFace) -> Sentence | None:
    if face.brightness < min(BACKLIT_LIGHT, LEAST_RELATIVE_LIGHT * face.surroundings):
        return BACKLIT
    return DARK if face.brightness < LEAST_LIGHT else None


def _place(face: MeasuredFace) -> Sentence | None:
    """The picture is not mirrored: its left is the person's right."""
    right = face.middle[0] - 0.5
    wrong = (
        (FAR, face.height < FAR_HEIGHT),
        (NEAR, face.height > NEAR_HEIGHT),
        (GO_LEFT, right < -OFF_CENTRE),
        (GO_RIGHT, right > OFF_CENTRE),
        (GO_DOWN, face.box[1] < ABOVE * face.height),
        (GO_UP, face.box[3] > 1 - BELOW * face.height),
    )
    return next((sentence for sentence, applies in wrong if applies), None)


def _look(face: MeasuredFace) -> Sentence | None:
    wrong = (
        (TURNED, face.turn > MOST_TURN),
        (CHIN_UP, face.pitch > MOST_PITCH),
        (CHIN_DOWN, face.pitch < -MOST_PITCH),
        (TILTED, abs(face.roll) > MOST_ROLL),
        (EYES, face.eye_opening < SHUT),
        (MOUTH, face.mouth_opening > MOST_MOUTH),
    )
    return next((sentence for sentence, applies in wrong if applies), None)
