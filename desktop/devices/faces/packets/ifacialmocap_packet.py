"""Packets of the app iFacialMocap, and of programs that speak its protocol.

UDP, port 49983, one packet of text a frame: scores of 0 to 100 by ARKit's names, then head and eyes as Euler angles in
degrees, the head with a place in metres:

    trackingStatus-1|jawOpen-12|mouthSmile_R-0|...|=head#-21.4,-6.0,-6.6,-0.03,-0.10,-0.65|rightEye#6.0,2.4,0.2|leftEye#...

Version 2 and Facemotion3d put & before a score. Axes are ARKit's, as in `inference.motion.curves.live_link`: the
published example looks down at x = +6 and, to the left, with y = +2.4 of the right eye. Source: the app's page for
developers. A packet holds no time.
"""

from __future__ import annotations

from desktop.devices.faces.packets.face_packet import (
    BadPacketError,
    FacePacket,
    checked_angles,
    mean,
    scores_of_names,
    split_gaze,
)

PORT = 49983
MOST_PARTS = 200
"""Parts of a packet; the app sends about 56."""
PERCENT = 100.0


def read(packet: bytes) -> FacePacket:
    """The face in a packet. Raises BadPacketError."""
    try:
        parts = packet.decode("ascii").strip().split("|")
    except UnicodeDecodeError:
        raise BadPacketError("text") from None
    if len(parts) > MOST_PARTS:
        raise BadPacketError("parts")
    turns = dict(_turned(part) for part in parts if "#" in part)
    values = dict(_valued(part) for part in parts if part and "#" not in part)
    seen = values.pop("trackingStatus", PERCENT) > 0
    scores = scores_of_names(values)
    if scores is None:
        raise BadPacketError("scores")
    scores, gaze = split_gaze(scores)
    head = turns.get("head")
    return FacePacket(scores, _signed(head) if head else None, gaze or _eyes(turns), seen=seen)


def _valued(part: str) -> tuple[str, float]:
    """Name and score 0..1 of name-12 or name&12."""
    name, _, value = part.partition("&" if "&" in part else "-")
    return name, _number(value) / PERCENT


def _turned(part: str) -> tuple[str, tuple[float, ...]]:
    """Name and three angles in degrees of head#x,y,z,... or rightEye#x,y,z."""
    name, _, numbers = part.partition("#")
    angles = tuple(_number(number) for number in numbers.split(",")[:3])
    if len(angles) != 3:
        raise BadPacketError("angles")
    return name.lstrip("="), checked_angles(angles)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadPacketError("number") from None


def _signed(angles: tuple[float, ...]) -> tuple[float, float, float]:
    """(yaw, pitch, roll) with the signs of HeadPose, from ARKit's (x, y, z)."""
    return angles[1], -angles[0], -angles[2]


def _eyes(turns: dict[str, tuple[float, ...]]) -> tuple[float, float] | None:
    """Gaze from the eyes' angles; None without them."""
    left, right = turns.get("leftEye"), turns.get("rightEye")
    return (mean((left[1], right[1])), -mean((left[0], right[0]))) if left and right else None
