"""Names of the face model's 52 blendshape scores; they are ARKit's with two exceptions.

Index 0 is the model's "_neutral", and ARKit's tongueOut is missing. Left and right are the person's own: the left eye
is on the right of the image.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from inference.types import Floats

NAMES = (
    "_neutral",
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
)

COLUMN = {name: column for column, name in enumerate(NAMES)}

GAZE_DEGREES = (30.0, 20.0)
"""Eye rotation (yaw, pitch) in degrees at a score eyeLook... of 1 (yaw: measured on clips, irises against scores)."""

_LOOKS = ("OutLeft", "InLeft", "InRight", "OutRight", "UpLeft", "UpRight", "DownLeft", "DownRight")


def scores(values: Mapping[str, float]) -> Floats:
    """[52] scores from named values, the others 0. Raises KeyError for a name that is not ARKit's."""
    row = np.zeros(len(NAMES), np.float32)
    for name, value in values.items():
        column = column_of(name)
        if column is None:
            raise KeyError(name)
        row[column] = value if column else 0.0
    return row


def column_of(name: str) -> int | None:
    """Column of a score in any spelling (jawOpen, JawOpen, jaw_open, mouthSmile_L).

    Returns 0 for tongueOut, which the face model lacks, and None for an unknown name.
    """
    return _COLUMNS.get(_plain(name))


def _plain(name: str) -> str:
    name = name.strip()
    for short, side in (("_L", "left"), ("_R", "right")):
        if name.endswith(short):
            name = name.removesuffix(short) + side
    return "".join(letter for letter in name.casefold() if letter.isalnum())


_COLUMNS = {_plain(name): column for name, column in COLUMN.items()} | {"tongueout": 0}


def gaze_of(values: npt.NDArray[np.floating]) -> tuple[float, float]:
    """Gaze (yaw, pitch) in degrees from scores [52], the mean of both eyes; signs as in Motion.gaze."""
    named = {name: float(values[COLUMN[f"eyeLook{name}"]]) for name in _LOOKS}
    yaw = named["OutLeft"] - named["InLeft"] + named["InRight"] - named["OutRight"]
    pitch = named["UpLeft"] - named["DownLeft"] + named["UpRight"] - named["DownRight"]
    return GAZE_DEGREES[0] * yaw / 2, GAZE_DEGREES[1] * pitch / 2


def gaze_scores(gaze: tuple[float, float]) -> dict[str, float]:
    """The eight eyeLook... scores of a gaze in degrees."""
    yaw, pitch = (angle / full for angle, full in zip(gaze, GAZE_DEGREES, strict=True))
    values = {"OutLeft": yaw, "InLeft": -yaw, "InRight": yaw, "OutRight": -yaw}
    values |= {"UpLeft": pitch, "UpRight": pitch, "DownLeft": -pitch, "DownRight": -pitch}
    return {f"eyeLook{name}": min(1.0, max(0.0, value)) for name, value in values.items()}
