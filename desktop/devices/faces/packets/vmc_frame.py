"""A frame of motion as messages of the Virtual Motion Capture protocol, see `vmc_messages.py`.

Sent are ARKit's 52 scores by the names of "perfect sync" (BrowInnerUp, ...), head and eyes as local rotations in
Unity's axes, and the time. Receivers that take places of bones from the protocol get those of a common avatar, since
ours is a photo. python-osc encodes each message once; a frame changes only numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pythonosc.osc_message_builder import OscMessageBuilder

from desktop.devices.faces.packets.rotation import Angles, unity_of_angles
from desktop.devices.faces.packets.vmc_messages import APPLY, BONE, BUNDLE, STATUS, TIME, VALUE
from inference.face.blendshapes import column_of
from inference.motion.curves.live_link import SHAPES
from inference.types import Floats, Motion

DATAGRAM = 1400
"""Bytes; a longer datagram would travel in pieces, and be lost with any of them."""
IMMEDIATELY = struct.pack(">Q", 1)
PLACES = {"Head": (0.0, 0.09, 0.0), "LeftEye": (-0.03, 0.06, 0.02), "RightEye": (0.03, 0.06, 0.02)}
"""Metres from the parent bone, Unity's axes."""
READY = (1, 3, 0, 1)
"""Loaded, calibrated, normal mode, tracking."""
_FLOAT, _FOUR, _LENGTH = struct.Struct(">f"), struct.Struct(">4f"), struct.Struct(">i")


def _message(address: str, *values: str | float) -> bytes:
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value)
    return bytes(builder.build().dgram)


_READY, _APPLY = _message(STATUS, *READY), _message(APPLY)
_TIME = _message(TIME, 0.0)[: -_FLOAT.size]
_BONES = {name: _message(BONE, name, *place, 0.0, 0.0, 0.0, 1.0)[: -_FOUR.size] for name, place in PLACES.items()}
_VALUES = [_message(VALUE, name, 0.0)[: -_FLOAT.size] for name in SHAPES]
_COLUMNS = [column_of(name) or 0 for name in SHAPES]


def vmc_datagrams(motion: Motion, scores: Floats, seconds: float) -> list[bytes]:
    """Datagrams for a motion with its scores [52], shown at `seconds` of the sender's clock."""
    return list(_bundled(_messages(motion, scores, seconds)))


def _messages(motion: Motion, scores: Floats, seconds: float) -> Iterator[bytes]:
    yield _READY
    yield _TIME + _FLOAT.pack(seconds)
    pose, eyes = motion.pose, (*motion.gaze, 0.0)
    yield _bone("Head", (pose.yaw, pose.pitch, pose.roll))
    yield _bone("LeftEye", eyes)
    yield _bone("RightEye", eyes)
    for message, column in zip(_VALUES, _COLUMNS, strict=True):
        yield message + _FLOAT.pack(float(scores[column]) if column else 0.0)
    yield _APPLY


def _bone(name: str, angles: Angles) -> bytes:
    return _BONES[name] + _FOUR.pack(*unity_of_angles(angles))


def _bundled(messages: Iterator[bytes]) -> Iterator[bytes]:
    """Bundles of at most DATAGRAM bytes."""
    head = BUNDLE + IMMEDIATELY
    packed = bytearray(head)
    for message in messages:
        if len(packed) + _LENGTH.size + len(message) > DATAGRAM:
            yield bytes(packed)
            packed = bytearray(head)
        packed += _LENGTH.pack(len(message)) + message
    yield bytes(packed)
