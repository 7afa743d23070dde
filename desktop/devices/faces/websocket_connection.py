"""One WebSocket connection, as server: the handshake, and text messages of bounded size."""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Iterator

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

from desktop.devices.faces.packet_receiver import Sender

PIECE = 8192
"""Bytes read at a time, so that few frames are read before work is bounded."""
OWN_PAGES = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?")
"""Origins of pages that this computer serves; a page of any other site that the user's browser shows is refused."""

_silent = logging.getLogger(f"{__name__}.protocol")
_silent.disabled = True


class WebSocketConnection:
    """Wraps a connected socket, which it closes at the end of the context; compression is not offered."""

    def __init__(self, opened: socket.socket, sender: Sender, longest: int) -> None:
        self.sender = sender
        self._socket = opened
        self._protocol = ServerProtocol(origins=[None, OWN_PAGES], max_size=longest, logger=_silent)
        self._parts: list[bytes] = []

    def __enter__(self) -> WebSocketConnection:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def open(self) -> bool:
        """Whether messages may still come."""
        return self._protocol.state in (State.CONNECTING, State.OPEN)

    @property
    def connected(self) -> bool:
        """Whether the handshake is done."""
        return self._protocol.state is State.OPEN

    def receive(self) -> Iterator[bytes | None]:
        """Messages in what has arrived, None for a frame that completes none; waits for the socket's timeout at most.

        Raises OSError if the peer is gone.
        """
        try:
            data = self._socket.recv(PIECE)
        except TimeoutError:
            return
        if data:
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._protocol.send_response(self._protocol.accept(event))
            elif isinstance(event, Frame):
                yield self._message(event)
        self._send()

    def _message(self, frame: Frame) -> bytes | None:
        """The message that a frame completes; binary ones count like text."""
        if frame.opcode not in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            return None
        self._parts.append(bytes(frame.data))
        if not frame.fin:
            return None
        message, self._parts = b"".join(self._parts), []
        return message

    def _send(self) -> None:
        """Answers of the protocol: handshake, pong and close."""
        for data in self._protocol.data_to_send():
            if data:
                self._socket.sendall(data)
            else:
                self._socket.shutdown(socket.SHUT_WR)
