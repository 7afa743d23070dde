"""Faces that a page or program sends as JSON over a WebSocket."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from threading import Event

from desktop.devices.faces.packet_face_source import PacketFaceSource
from desktop.devices.faces.packets.packet_budget import PacketBudget
from desktop.devices.faces.source_address import taken
from desktop.devices.faces.websocket_connection import WebSocketConnection
from inference.motion.tracking.tracked_face import TrackedFace
from inference.user_error import UserError

TICK = 0.1
HANDSHAKE_SECONDS = 3.0
SILENT_SECONDS = 10.0
"""Time without a message after which a connection is closed, so that another program can take its place."""

Receive = Callable[[TrackedFace], None]


class WebSocketFaceSource(PacketFaceSource):
    """Serves one connection at a time on the calling thread; a second one waits, more are refused."""

    def run(self, receive: Receive, stop: Event) -> None:
        """Serve until `stop` is set. Raises UserError if the port is taken or the network is gone."""
        family = socket.AF_INET6 if self._address.version == 6 else socket.AF_INET
        try:
            with socket.create_server((self._address.host, self._address.port), family=family, backlog=1) as server:
                server.settimeout(TICK)
                while not stop.is_set():
                    self._accept(server, receive, stop)
        except OSError as error:
            raise UserError(taken(self._address, error.strerror or error)) from None

    def _accept(self, server: socket.socket, receive: Receive, stop: Event) -> None:
        try:
            opened, sender = server.accept()
        except TimeoutError:
            return
        opened.settimeout(TICK)
        with WebSocketConnection(opened, (str(sender[0]), int(sender[1])), self._protocol.longest) as connection:
            self._serve(connection, receive, stop)

    def _serve(self, connection: WebSocketConnection, receive: Receive, stop: Event) -> None:
        """Until the connection ends, or is silent for too long."""
        budget, heard_at, limit = PacketBudget(self._protocol.per_second), time.perf_counter(), HANDSHAKE_SECONDS
        try:
            while connection.open and not stop.is_set() and time.perf_counter() < heard_at + limit:
                for message in connection.receive():
                    if message is not None:
                        heard_at = time.perf_counter()
                        self.receiver.take(message, connection.sender, receive)
                    if pause := budget.pause(time.perf_counter()):
                        stop.wait(pause)
                limit = SILENT_SECONDS if connection.connected else HANDSHAKE_SECONDS
        except OSError:
            return
