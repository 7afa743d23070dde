"""Faces from packets, whichever way these come in."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from desktop.devices.faces.packets.face_packet import BadPacketError
from desktop.devices.faces.packets.packet_track import PacketTrack
from desktop.devices.faces.packets.protocols import Protocol
from desktop.devices.faces.packets.sender_lock import SenderLock
from desktop.devices.faces.source_address import Address, reached_by, shown
from inference.motion.tracking.tracked_face import TrackedFace
from inference.sentence import Sentence

Sender = tuple[str, int]
"""Address and port."""
Tap = Callable[[str, bytes, float], None]
"""Takes protocol, readable packet and time.perf_counter() of its arrival."""


@dataclass(slots=True)
class PacketCounts:
    """What has come in."""

    faces: int = 0
    packets: int = 0
    """Readable ones of the sender that is heard."""
    refused: int = 0
    """Unreadable ones."""
    foreign: int = 0
    """Those of other senders."""


class PacketReceiver:
    """take(packet, sender) as packets arrive; faces of one sender at a time go to `receive`."""

    def __init__(self, protocol: Protocol, address: Address) -> None:
        self.counts = PacketCounts()
        self.tap: Tap | None = None
        """Takes readable packets of the sender too."""
        self._protocol = protocol
        self._loopback = address.loopback
        self._told = reached_by(address)
        self._lock = SenderLock()
        self._track = PacketTrack(protocol.reader())

    @property
    def state(self) -> Sentence:
        """Whether packets come in, and from where."""
        sender = self._lock.current(time.perf_counter())
        if isinstance(sender, tuple):
            return Sentence("Receiving {program} from {sender}.", program=self._protocol.title, sender=shown(*sender))
        parts = {"program": self._protocol.title, "address": self._told}
        if self._loopback:
            return Sentence("Waiting for {program} on {address}.", **parts)
        return Sentence("Waiting for {program} on {address}, which other computers can reach.", **parts)

    def recentre(self) -> None:
        """Take the sender's next second as the resting pose; any thread may call."""
        self._track.recentre()

    def take(self, packet: bytes, sender: Sender, receive: Callable[[TrackedFace], None]) -> bool:
        """Read one packet; an unreadable one is counted and nothing else. False if its content was not looked at."""
        now = time.perf_counter()
        if not self._lock.admits(sender, now):
            self.counts.foreign += 1
            return False
        if len(packet) > self._protocol.longest:
            self.counts.refused += 1
            return False
        self._read(packet, sender, now, receive)
        return True

    def _read(self, packet: bytes, sender: Sender, now: float, receive: Callable[[TrackedFace], None]) -> None:
        track = self._track if self._lock.sender == sender else PacketTrack(self._protocol.reader())
        try:
            face = track.push(packet, now)
        except BadPacketError:
            self.counts.refused += 1
            return
        self._lock.hear(sender, now)
        self._track = track
        self.counts.packets += 1
        if self.tap:
            self.tap(self._protocol.name, packet, now)
        if face:
            self.counts.faces += 1
            receive(face)
