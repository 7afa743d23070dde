"""Face curves as CSV, in the columns of the app Live Link Face: one row a frame, ARKit's 52 scores, head and eyes.

Angles are radians about ARKit's axes (x to the person's left, y up, z out of the face): yaw positive to the person's
left, pitch positive downwards, roll positive to the person's right shoulder. Left and right are the person's; the app
itself exchanges them in its scores, see `mirrored_scores.py`. Places of the head are not in the file.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from pathlib import Path

from inference.face.blendshapes import COLUMN
from inference.motion.curves.blendshape_fit import scores_of
from inference.types import Motion

SHAPES = [
    "EyeBlinkLeft", "EyeLookDownLeft", "EyeLookInLeft", "EyeLookOutLeft", "EyeLookUpLeft", "EyeSquintLeft",
    "EyeWideLeft", "EyeBlinkRight", "EyeLookDownRight", "EyeLookInRight", "EyeLookOutRight", "EyeLookUpRight",
    "EyeSquintRight", "EyeWideRight", "JawForward", "JawRight", "JawLeft", "JawOpen", "MouthClose", "MouthFunnel",
    "MouthPucker", "MouthRight", "MouthLeft", "MouthSmileLeft", "MouthSmileRight", "MouthFrownLeft",
    "MouthFrownRight", "MouthDimpleLeft", "MouthDimpleRight", "MouthStretchLeft", "MouthStretchRight",
    "MouthRollLower", "MouthRollUpper", "MouthShrugLower", "MouthShrugUpper", "MouthPressLeft", "MouthPressRight",
    "MouthLowerDownLeft", "MouthLowerDownRight", "MouthUpperUpLeft", "MouthUpperUpRight", "BrowDownLeft",
    "BrowDownRight", "BrowInnerUp", "BrowOuterUpLeft", "BrowOuterUpRight", "CheekPuff", "CheekSquintLeft",
    "CheekSquintRight", "NoseSneerLeft", "NoseSneerRight", "TongueOut",
]  # fmt: skip
ANGLES = ["HeadYaw", "HeadPitch", "HeadRoll"]
ANGLES += [f"{side}Eye{axis}" for side in ("Left", "Right") for axis in ("Yaw", "Pitch", "Roll")]
HEADER = ["Timecode", "BlendShapeCount", *SHAPES, *ANGLES]
BATCH = 500
"""Rows worked out at a time."""


def write_curves(path: Path, motions: Iterable[Motion], fps: int) -> Iterable[Motion]:
    """Passes motions on, one for each frame, and writes them to `path` as they come."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        waiting: list[Motion] = []
        written = 0
        for motion in motions:
            waiting.append(motion)
            if len(waiting) == BATCH:
                rows.writerows(_rows(waiting, written, fps))
                written += len(waiting)
                waiting = []
            yield motion
        if waiting:
            rows.writerows(_rows(waiting, written, fps))


def timecode(frame: int, fps: int) -> str:
    """HH:MM:SS:FF.mmm, where FF counts frames and mmm is the part of a frame."""
    seconds, part = divmod(frame, fps)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{part:02}.000"


def _rows(motions: list[Motion], first: int, fps: int) -> Iterable[list[str]]:
    found = scores_of(motions)
    columns = [COLUMN.get(name[0].lower() + name[1:], 0) for name in SHAPES]
    for index, (motion, row) in enumerate(zip(motions, found, strict=True)):
        pose, (yaw, pitch) = motion.pose, motion.gaze
        eye = (yaw, -pitch, 0.0)
        angles = [math.radians(angle) for angle in (pose.yaw, -pose.pitch, -pose.roll, *eye, *eye)]
        scores = [*row[columns][:-1], motion.tongue[1]]
        numbers = [f"{value:.8f}" for value in (*scores, *angles)]
        yield [timecode(first + index, fps), str(len(SHAPES) + len(ANGLES)), *numbers]
