"""Sources of measured faces by name."""

from __future__ import annotations

from pathlib import Path

from desktop.devices.faces.camera_face_source import CameraFaceSource
from desktop.devices.faces.face_source import FaceSource
from desktop.devices.faces.packets.protocols import PROTOCOLS
from desktop.devices.faces.recorded_face_source import RecordedFaceSource
from desktop.devices.faces.source_address import parse_address
from desktop.devices.faces.udp_face_source import UdpFaceSource
from desktop.devices.faces.websocket_face_source import WebSocketFaceSource
from inference.user_error import UserError

NONE, CAMERA, WEBSOCKET = "none", "camera", "websocket"


def is_camera(name: str) -> bool:
    """Whether a name means the user's webcam, any or a certain one."""
    return name.partition(":")[0] == CAMERA


def open_face_source(name: str) -> FaceSource:
    """The source called `name`. Raises UserError if there is none.

    A name is "camera", alone or with the name of a webcam (camera:Integrated Camera); that of a protocol, alone or with
    an address (livelink, vmc:127.0.0.1:39540); or the path of a recorded session.
    """
    kind, _, place = name.partition(":")
    if is_camera(name):
        return CameraFaceSource(place or None)
    if kind in PROTOCOLS:
        protocol = PROTOCOLS[kind]
        opened = WebSocketFaceSource if kind == WEBSOCKET else UdpFaceSource
        return opened(protocol, parse_address(place, protocol.port))
    if Path(name).is_file():
        return RecordedFaceSource(Path(name))
    raise UserError(
        "There is no face to follow called {name}; give {names}, or the file of a recorded session.",
        name=name,
        names=", ".join((CAMERA, *PROTOCOLS)),
    )
