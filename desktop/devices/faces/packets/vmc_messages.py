"""Messages of the Virtual Motion Capture protocol (VMC), which VTube programs send as OSC over UDP.

A performer sends to a marionette at port 39539, an assistant to a performer at 39540. Messages come alone or in
bundles; these describe a face:

    /VMC/Ext/Blend/Val   name, value   ARKit's names ("perfect sync") or VRM's (Blink, Joy, A, LookLeft...)
    /VMC/Ext/Blend/Apply               the values before it are one frame
    /VMC/Ext/Bone/Pos    name, p.x, p.y, p.z, q.x, q.y, q.z, q.w   local rotations of Neck, Head, LeftEye, RightEye
    /VMC/Ext/T           seconds of the sender's clock
    /VMC/Ext/OK          loaded, calibration state, calibration mode, tracking status

Rotations are Unity's (see `rotation.py`). Source: protocol.vmc.info/specification. python-osc decodes the messages; the
frame of a bundle is read here, since that library writes unknown content into the log and follows bundles to any depth.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from pythonosc.osc_message import OscMessage, ParseError

from desktop.devices.faces.packets.face_packet import BadPacketError, FacePacket, checked_scores, split_gaze
from desktop.devices.faces.packets.rotation import Quaternion, angles_of_unity, normalised, product
from desktop.devices.faces.packets.vrm_expressions import EXPRESSIONS
from inference.face.blendshapes import NAMES, column_of
from inference.types import Floats

PORT = 39539
BUNDLE = b"#bundle\0"
DEEPEST = 3
"""Bundles within bundles."""
TAGS = frozenset(b",fisdhTFN")
BONE, VALUE, APPLY = "/VMC/Ext/Bone/Pos", "/VMC/Ext/Blend/Val", "/VMC/Ext/Blend/Apply"
TIME, STATUS = "/VMC/Ext/T", "/VMC/Ext/OK"
ADDRESSES = {address.encode() + bytes(4 - len(address) % 4) for address in (BONE, VALUE, APPLY, TIME, STATUS)}
BONES = ("Neck", "Head", "LeftEye", "RightEye")
STILL: Quaternion = (0.0, 0.0, 0.0, 1.0)
_LENGTH = struct.Struct(">i")


class VmcReader:
    """Collects the messages of a frame; one reader for each sender."""

    def __init__(self) -> None:
        self._values: dict[str, float] = {}
        self._bones: dict[str, Quaternion] = {}
        self._time: float | None = None
        self._tracked = True

    def read(self, packet: bytes) -> FacePacket | None:
        """The face that a packet completes; None if none. Raises BadPacketError."""
        complete = False
        for message in _messages(packet, DEEPEST):
            complete = self._take(message.address, message.params) or complete
        return self._face() if complete else None

    def _take(self, address: str, values: list[Any]) -> bool:
        """Keep what a message says; True if it ends a frame."""
        try:
            if address == VALUE:
                self._keep_value(str(values[0]), float(values[1]))
            elif address == BONE and values[0] in BONES:
                self._bones[values[0]] = _quaternion(values)
            elif address == TIME:
                self._time = float(values[0])
            elif address == STATUS:
                self._tracked = bool(values[0]) and (len(values) < 4 or bool(values[3]))
        except (IndexError, TypeError, ValueError):
            raise BadPacketError(address) from None
        return address == APPLY

    def _keep_value(self, name: str, value: float) -> None:
        if column_of(name) is not None or name.casefold() in EXPRESSIONS:
            checked_scores({1: value})
            self._values[name] = value

    def _face(self) -> FacePacket:
        scores, gaze = split_gaze(_scores(self._values))
        eyes = [self._bones[name] for name in ("LeftEye", "RightEye") if name in self._bones]
        if eyes and gaze is None:
            turns = [angles_of_unity(eye) for eye in eyes]
            gaze = sum(turn[0] for turn in turns) / len(turns), sum(turn[1] for turn in turns) / len(turns)
        return FacePacket(scores, self._head(), gaze, self._time, self._tracked)

    def _head(self) -> tuple[float, float, float] | None:
        """Angles of neck and head together."""
        if "Head" not in self._bones:
            return None
        return angles_of_unity(product(self._bones.get("Neck", STILL), self._bones["Head"]))


def _messages(packet: bytes, depth: int) -> Iterator[OscMessage]:
    """The messages that say something about a face, in their order. Raises BadPacketError."""
    if not packet.startswith(BUNDLE):
        yield from _message(packet)
        return
    if depth == 0:
        raise BadPacketError("depth")
    offset = len(BUNDLE) + 8
    while offset < len(packet):
        if len(packet) < offset + _LENGTH.size:
            raise BadPacketError("length")
        (length,) = _LENGTH.unpack_from(packet, offset)
        offset += _LENGTH.size
        if length <= 0 or length % 4 or length > len(packet) - offset:
            raise BadPacketError("length")
        yield from _messages(packet[offset : offset + length], depth - 1)
        offset += length


def _message(packet: bytes) -> Iterator[OscMessage]:
    """The decoded message if its address is one of those above. Raises BadPacketError for what is no message."""
    end = packet.find(b"\0")
    if not packet.startswith(b"/") or end < 0:
        raise BadPacketError("address")
    start = end + 4 - end % 4
    if packet[:start] not in ADDRESSES:
        return
    tags = packet[start : packet.find(b"\0", start)]
    if len(tags) > 16 or not TAGS.issuperset(tags):
        raise BadPacketError("types")
    try:
        yield OscMessage(packet)
    except (ParseError, ValueError, IndexError):
        raise BadPacketError("message") from None


def _quaternion(values: list[Any]) -> Quaternion:
    """The rotation of a bone message."""
    x, y, z, w = (float(value) for value in values[4:8])
    turn = normalised((x, y, z, w))
    if turn is None:
        raise BadPacketError("rotation")
    return turn


def _scores(values: dict[str, float]) -> Floats:
    """[52] ARKit scores; VRM's expressions count where ARKit's names are missing."""
    perfect = {column: value for name, value in values.items() if (column := column_of(name)) is not None}
    if any(perfect.values()) or not values:
        return checked_scores(perfect)
    mixed = [0.0] * len(NAMES)
    for name, value in values.items():
        for column, weight in EXPRESSIONS.get(name.casefold(), {}).items():
            mixed[column] = min(1.0, mixed[column] + weight * max(0.0, value))
    return checked_scores(dict(enumerate(mixed)))
