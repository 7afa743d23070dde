"""Packets of face tracking programs, written as their protocols say."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping

from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from desktop.devices.faces.packets.live_link_packet import ORDER
from desktop.devices.faces.packets.rotation import unity_of_angles

Scores = Mapping[str, float]
"""ARKit scores 0..1 by name, as in jawOpen."""
Head = tuple[float, float, float]
"""(yaw, pitch, roll) in degrees with the signs of HeadPose."""
STRAIGHT = (0.0, 0.0, 0.0)


def live_link(
    scores: Scores,
    head: Head = STRAIGHT,
    seconds: float = 0.0,
    seen: bool = True,
    eyes: tuple[float, float] = (0.0, 0.0),
) -> bytes:
    """At 60 frames a second; `eyes` are the angles about y of left and right in degrees."""
    frame, part = divmod(seconds * 60, 1)
    packet = b"\x06" + _name("D4A7D2C0-8E51-4C7A-9F6B-1B2C3D4E5F60") + _name("Phone")
    packet += struct.pack(">ifii", int(frame), part, 60, 1)
    if not seen:
        return packet + b"\0"
    values = [scores.get(name[0].lower() + name[1:], 0.0) for name in ORDER]
    angles = (head[0], -head[1], -head[2], eyes[0], 0.0, 0.0, eyes[1], 0.0, 0.0)
    return packet + struct.pack(">B61f", 61, *values, *(math.radians(angle) for angle in angles))


def _name(text: str) -> bytes:
    return struct.pack(">i", len(text)) + text.encode()


def ifacialmocap(scores: Scores, head: Head = STRAIGHT, tracking: int = 1, between: str = "-") -> bytes:
    """Scores are whole per cents."""
    short = {name.replace("Left", "_L").replace("Right", "_R"): value for name, value in scores.items()}
    parts = [f"trackingStatus{between}{tracking}", *(f"{k}{between}{round(100 * v)}" for k, v in short.items())]
    angles = f"=head#{-head[1]:.6f},{head[0]:.6f},{-head[2]:.6f},-0.03,-0.1,-0.65"
    return "|".join([*parts, angles, "rightEye#0.1,0.2,0.0", "leftEye#0.1,0.2,0.0", ""]).encode()


def osc(address: str, *values: str | float) -> bytes:
    """One message."""
    message = OscMessageBuilder(address)
    for value in values:
        message.add_arg(value)
    return bytes(message.build().dgram)


def bundle(*messages: bytes) -> bytes:
    """A bundle of messages or bundles."""
    head = b"#bundle\0" + struct.pack(">Q", 1)
    return head + b"".join(struct.pack(">i", len(message)) + message for message in messages)


def vmc_messages(scores: Scores, head: Head = STRAIGHT, seconds: float = 0.0) -> list[bytes]:
    """The messages of one frame."""
    return [
        osc("/VMC/Ext/OK", 1),
        osc("/VMC/Ext/T", seconds),
        osc("/VMC/Ext/Root/Pos", "root", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        osc("/VMC/Ext/Bone/Pos", "Hips", 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        osc("/VMC/Ext/Bone/Pos", "Head", 0.0, 0.1, 0.0, *unity_of_angles(head)),
        *(osc("/VMC/Ext/Blend/Val", name[0].upper() + name[1:], value) for name, value in scores.items()),
        osc("/VMC/Ext/Blend/Apply"),
    ]


def vmc(scores: Scores, head: Head = STRAIGHT, seconds: float = 0.0) -> bytes:
    """One frame in a bundle, by python-osc."""
    made = OscBundleBuilder(IMMEDIATELY)
    for message in vmc_messages(scores, head, seconds):
        made.add_content(OscMessage(message))
    return bytes(made.build().dgram)


def mediapipe(scores: Scores, head: Head = STRAIGHT, seconds: float = 0.0, seen: bool = True) -> bytes:
    """A landmarker's result, matrix by columns."""
    yaw, pitch, roll = math.radians(head[0]), math.radians(-head[1]), math.radians(-head[2])
    sy, cy, sx, cx, sz, cz = *_sincos(yaw), *_sincos(pitch), *_sincos(roll)
    rows = [
        [cy * cz + sy * sx * sz, sy * sx * cz - cy * sz, sy * cx, 1.0],
        [cx * sz, cx * cz, -sx, 2.0],
        [cy * sx * sz - sy * cz, sy * sz + cy * sx * cz, cy * cx, -45.0],
        [0.0, 0.0, 0.0, 1.0],
    ]
    data = [rows[row][column] for column in range(4) for row in range(4)]
    categories = [{"categoryName": name, "score": value} for name, value in scores.items()]
    faces = [{"categories": categories, "headIndex": -1}] if seen else []
    matrixes = [{"rows": 4, "columns": 4, "data": data}] if seen else []
    return json.dumps(
        {"timestamp": 1000 * seconds, "faceBlendshapes": faces, "facialTransformationMatrixes": matrixes}
    ).encode()


def _sincos(angle: float) -> tuple[float, float]:
    return math.sin(angle), math.cos(angle)
