"""Packets of the app Live Link Face (Epic Games), as Unreal Engine's plug-in Apple ARKit Face Support receives them.

UDP, port 11111, one packet a frame, big endian:

    u8 version (6) | i32 length, device | i32 length, subject | i32 frame, f32 part of a frame,
    i32 rate's numerator, i32 rate's denominator | u8 count (61, or 0 without a face) | f32 * count

The frame counts from midnight (a timecode). The values are ARKit's 52 scores and nine angles in radians, about the axes
that `inference.motion.curves.live_link` describes; left and right of the scores may be exchanged, see
`mirrored_scores.py`. Source: the plug-in's AppleARKitLiveLinkSource.cpp and the PyLiveLinkFace project's description of
the same bytes; a published packet of an iPhone is read by this file.
"""

from __future__ import annotations

import math
import struct

from desktop.devices.faces.packets.face_packet import (
    BadPacketError,
    FacePacket,
    checked_angles,
    checked_scores,
    mean,
    split_gaze,
)
from inference.face.blendshapes import column_of, gaze_of
from inference.motion.curves.live_link import ANGLES, SHAPES
from inference.motion.curves.mirrored_scores import SEEN, exchanged

PORT = 11111
VERSION = 6
MOST = 1000.0
"""Bound of the agreement, so that a change of the app's setting is noticed."""
LONGEST_NAME = 256
"""Bytes of device or subject."""
_SWAPPED = {"JawRight": "JawLeft", "JawLeft": "JawRight", "MouthRight": "MouthLeft", "MouthLeft": "MouthRight"}
ORDER = [_SWAPPED.get(name, name) for name in SHAPES]
"""Order of the scores in a packet, which names left before right where the app's CSV does not."""
COLUMNS = [column_of(name) or 0 for name in ORDER]
VALUES = len(ORDER) + len(ANGLES)
_LENGTH = struct.Struct(">i")
_TIME = struct.Struct(">ifiiB")
_VALUES = struct.Struct(f">{VALUES}f")


class LiveLinkReader:
    """Reads one sender's packets."""

    def __init__(self) -> None:
        self._agreement = 0.0
        """Sum of products of the yaw that looks and angles of the eyes say; negative for exchanged scores."""

    def read(self, packet: bytes) -> FacePacket:
        """The face in a packet. Raises BadPacketError."""
        values, sent_at = _values(packet)
        if values is None:
            return FacePacket(sent_at=sent_at, seen=False)
        scores = checked_scores(dict(zip(COLUMNS, values, strict=False)))
        angles = checked_angles(tuple(math.degrees(value) for value in values[len(ORDER) :]))
        yaw, pitch, roll, left_yaw, left_pitch, _, right_yaw, right_pitch, _ = angles
        turned = mean((left_yaw, right_yaw)), -mean((left_pitch, right_pitch))
        self._agreement = min(max(self._agreement + gaze_of(scores)[0] * turned[0], -MOST), MOST)
        scores, gaze = split_gaze(exchanged(scores) if self._agreement < SEEN else scores)
        return FacePacket(scores, (yaw, -pitch, -roll), gaze or turned, sent_at)


def _values(packet: bytes) -> tuple[tuple[float, ...] | None, float]:
    """Scores and angles, None while no face is seen, and the sender's time. Raises BadPacketError."""
    if packet[:1] != bytes([VERSION]):
        raise BadPacketError("version")
    offset = _skip_name(packet, _skip_name(packet, 1))
    if len(packet) < offset + _TIME.size:
        raise BadPacketError("time")
    frame, part, numerator, denominator, count = _TIME.unpack_from(packet, offset)
    sent_at = _seconds(frame, part, numerator, denominator)
    offset += _TIME.size
    if len(packet) != offset + 4 * count or count not in (0, VALUES):
        raise BadPacketError("length")
    return (_VALUES.unpack_from(packet, offset) if count else None), sent_at


def _skip_name(packet: bytes, offset: int) -> int:
    """Offset behind a string with its length in front."""
    if len(packet) < offset + _LENGTH.size:
        raise BadPacketError("name")
    (length,) = _LENGTH.unpack_from(packet, offset)
    if not 0 <= length <= LONGEST_NAME:
        raise BadPacketError("name")
    return int(offset + _LENGTH.size + length)


def _seconds(frame: int, part: float, numerator: int, denominator: int) -> float:
    """Seconds since midnight."""
    if numerator <= 0 or denominator <= 0 or not 0 <= part < 1 + 1e-6:
        raise BadPacketError("rate")
    return float(frame + part) * denominator / numerator
