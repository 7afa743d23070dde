"""Faces that another program sends over UDP."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from threading import Event

from desktop.devices.faces.packet_face_source import PacketFaceSource
from desktop.devices.faces.packets.packet_budget import PacketBudget
from desktop.devices.faces.source_address import taken
from inference.motion.tracking.tracked_face import TrackedFace
from inference.user_error import UserError

TICK = 0.1
"""Seconds after which `stop` is looked at."""
DATAGRAM = 65_536
"""Bytes; no UDP datagram is longer."""
BUFFERED = 65_536
"""Bytes that the system keeps for us; a short queue, so that a flood delays packets little."""


class UdpFaceSource(PacketFaceSource):
    """Receives on one address and sends nothing."""

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        """Receive until `stop` is set. Raises UserError if the port is taken or the network is gone."""
        try:
            with self._open() as opened:
                self._listen(opened, receive, stop)
        except OSError as error:
            raise UserError(taken(self._address, error.strerror or error)) from None

    def _open(self) -> socket.socket:
        family = socket.AF_INET6 if self._address.version == 6 else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_DGRAM)
        try:
            if sys.platform == "win32":
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFERED)
            opened.bind((self._address.host, self._address.port))
            opened.settimeout(TICK)
        except OSError:
            opened.close()
            raise
        return opened

    def _listen(self, opened: socket.socket, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        buffer = bytearray(DATAGRAM)
        budget = PacketBudget(self._protocol.per_second)
        while not stop.is_set():
            try:
                size, sender = opened.recvfrom_into(buffer)
            except TimeoutError:
                continue
            read = self.receiver.take(bytes(buffer[:size]), (str(sender[0]), int(sender[1])), receive)
            if pause := budget.pause(time.perf_counter(), read):
                stop.wait(pause)
