"""From one sender's packets to measured faces."""

from __future__ import annotations

import math

from desktop.devices.faces.packets.face_packet import FacePacket, Reader
from desktop.devices.faces.packets.resting_head import RestingHead
from desktop.devices.faces.packets.sender_clock import SenderClock
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import HeadPose


class SenderTrack:
    """place(face, arrived_at) -> the face with this computer's time, relative to the resting head."""

    def __init__(self) -> None:
        self._clock = SenderClock()
        self._rest = RestingHead()
        self._newest = -math.inf

    def recentre(self) -> None:
        """Learn the resting pose again; any thread may call."""
        self._rest = RestingHead()

    def place(self, face: FacePacket, arrived_at: float) -> TrackedFace | None:
        """The face at its moment; None if it is not newer than the last."""
        captured_at = self._clock.captured_at(face.sent_at, arrived_at)
        if captured_at <= self._newest:
            return None
        self._newest = captured_at
        if not face.seen:
            return TrackedFace(captured_at, certainty=0.0)
        pose = HeadPose(*self._rest.relative(face.head, captured_at)) if face.head else None
        return TrackedFace(captured_at, face.scores, pose, face.gaze, mouth=1.0, smile=1.0)


class PacketTrack:
    """push(packet, arrived_at) -> the face that it completes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._sender = SenderTrack()

    def recentre(self) -> None:
        """Learn the resting pose again; any thread may call."""
        self._sender.recentre()

    def push(self, packet: bytes, arrived_at: float) -> TrackedFace | None:
        """None if the packet completes no face, or one older than the last. Raises BadPacketError."""
        face = self._reader(packet)
        return self._sender.place(face, arrived_at) if face else None
