"""JSON of MediaPipe's face landmarker, as a page or program sends it over a WebSocket, one text message a frame.

Either the landmarker's result itself, of which the first face counts,

    {"timestamp": 1234.5,
     "faceBlendshapes": [{"categories": [{"categoryName": "jawOpen", "score": 0.2}, ...]}],
     "facialTransformationMatrixes": [{"rows": 4, "columns": 4, "data": [16 numbers]}]}

or a short form of it, the angles in degrees with the signs of HeadPose:

    {"timestamp": 1234.5, "blendshapes": {"jawOpen": 0.2, ...}, "head": {"yaw": 3, "pitch": -2, "roll": 0}}

`timestamp` counts milliseconds of any clock and may be missing; an empty list of faces says that none is seen. The
matrix is a rigid one from the canonical face to the camera, by columns (rows are told by where its zeros lie). Source:
MediaPipe's documentation of FaceLandmarkerResult.
"""

from __future__ import annotations

import json
import math
from typing import Any

from desktop.devices.faces.packets.face_packet import (
    BadPacketError,
    FacePacket,
    checked_angles,
    scores_of_names,
    split_gaze,
)
from desktop.devices.faces.packets.rotation import Angles, angles_of_matrix
from inference.face.blendshapes import COLUMN
from inference.motion.curves.live_link_reader import NARROW, NEUTRAL

PORT = 11125
MOST_NAMES = 200
LATEST = 1e16
"""Milliseconds; a time beyond it is none."""
SKEW = 0.05
"""Largest error of the length of a column of a rotation."""


def read(packet: bytes) -> FacePacket:
    """The face in a message. Raises BadPacketError."""
    try:
        message = json.loads(packet)
    except (ValueError, RecursionError):
        raise BadPacketError("JSON") from None
    if not isinstance(message, dict):
        raise BadPacketError("no object")
    sent_at = _seconds(message.get("timestamp"))
    values = _named(message)
    if values is None:
        return FacePacket(sent_at=sent_at, seen=False)
    scores = scores_of_names(values)
    if scores is None:
        raise BadPacketError("no blendshapes")
    if NEUTRAL in values:
        scores[COLUMN["jawOpen"]] **= NARROW
    scores, gaze = split_gaze(scores)
    return FacePacket(scores, _head(message), gaze or (0.0, 0.0), sent_at)


def _seconds(time: Any) -> float | None:
    """Seconds of a time in milliseconds."""
    return None if time is None else _number(time, LATEST) / 1000


def _named(message: dict[str, Any]) -> dict[str, float] | None:
    """Scores by name; None if the message says that no face is seen."""
    values = message.get("blendshapes")
    if isinstance(values, dict) and len(values) <= MOST_NAMES:
        return {name: _number(value) for name, value in values.items()}
    faces = message.get("faceBlendshapes")
    if faces == []:
        return None
    try:
        categories = faces[0]["categories"][:MOST_NAMES]  # type: ignore[index]
        return {str(one["categoryName"]): _number(one["score"]) for one in categories}
    except (TypeError, KeyError, IndexError):
        raise BadPacketError("no faces") from None


def _head(message: dict[str, Any]) -> Angles | None:
    try:
        if head := message.get("head"):
            yaw, pitch, roll = checked_angles(tuple(_number(head[name]) for name in ("yaw", "pitch", "roll")))
            return yaw, pitch, roll
        if matrixes := message.get("facialTransformationMatrixes"):
            return angles_of_matrix(_rotation([_number(value) for value in matrixes[0]["data"][:17]]))
    except (TypeError, KeyError, IndexError):
        raise BadPacketError("no head") from None
    return None


def _rotation(data: list[float]) -> tuple[tuple[float, float, float], ...]:
    """Rows of the rotation in a 4x4 matrix, given by columns or by rows. Raises BadPacketError if it is none."""
    if len(data) != 16:
        raise BadPacketError("matrix")
    by_rows = not any(data[12:15]) and any(data[index] for index in (3, 7, 11))
    rows = tuple(
        tuple(data[4 * row + column] if by_rows else data[4 * column + row] for column in range(3)) for row in range(3)
    )
    if any(abs(math.hypot(*column) - 1) > SKEW for column in zip(*rows, strict=True)):
        raise BadPacketError("no rotation")
    return rows  # type: ignore[return-value]


def _number(value: Any, largest: float = 1e6) -> float:
    """A finite number of the message."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= largest:
        raise BadPacketError("number")
    return float(value)
