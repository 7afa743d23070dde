"""Faces of a recorded session: a recording of packets, or face curves in the columns of Live Link Face."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

from desktop.devices.faces.packet_recording import protocol_of, read_packets
from desktop.devices.faces.packets.face_packet import BadPacketError, FacePacket, split_gaze
from desktop.devices.faces.packets.packet_track import PacketTrack, SenderTrack
from desktop.devices.faces.packets.protocols import Protocol
from inference.motion.curves.live_link_reader import read_rows
from inference.motion.tracking.tracked_face import TrackedFace
from inference.sentence import Sentence

CURVES_RATE = 60.0
"""Rows a second of a table without times."""
TICK = 0.1

Place = Callable[[float], TrackedFace | None]
"""The face for its time of arrival."""


class RecordedFaceSource:
    """Plays a file once at its own pace from the moment it is started; the motion is generated again after its end."""

    def __init__(self, path: Path) -> None:
        """Raises UserError if the file is no recorded session."""
        self._path = path
        self._protocol = protocol_of(path)
        self._rows = [] if self._protocol else read_rows(path, CURVES_RATE)
        self._ended = False

    @property
    def state(self) -> Sentence:
        """Whether the recording plays."""
        name = self._path.name
        return Sentence("{file} has ended.", file=name) if self._ended else Sentence("Playing {file}.", file=name)

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        """Play, then wait until `stop` is set. Raises UserError if the file is damaged."""
        began = time.perf_counter()
        for seconds, place in self.moments():
            while (early := began + seconds - time.perf_counter()) > 0 and not stop.is_set():
                stop.wait(min(early, TICK))
            if stop.is_set():
                return
            if face := place(began + seconds):
                receive(face)
        self._ended = True
        while not stop.wait(TICK):
            pass

    def moments(self) -> Iterator[tuple[float, Place]]:
        """Seconds from the start, and what makes the face of that moment. Raises UserError if the file is damaged."""
        return self._packets(self._protocol) if self._protocol else self._curves()

    def _packets(self, protocol: Protocol) -> Iterator[tuple[float, Place]]:
        track = PacketTrack(protocol.reader())
        for seconds, packet in read_packets(self._path):
            yield seconds, partial(_read, track, packet)

    def _curves(self) -> Iterator[tuple[float, Place]]:
        track = SenderTrack()
        for row in self._rows:
            scores, _ = split_gaze(row.scores)
            head = row.head.yaw, row.head.pitch, row.head.roll
            yield row.time, partial(track.place, FacePacket(scores, head, row.gaze, row.time))


def _read(track: PacketTrack, packet: bytes, arrived_at: float) -> TrackedFace | None:
    """The face in a recorded packet; None for one that cannot be read."""
    with contextlib.suppress(BadPacketError):
        return track.push(packet, arrived_at)
    return None
