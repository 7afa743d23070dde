from __future__ import annotations

import socket

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from desktop.devices.faces.packets.protocols import PROTOCOLS
from desktop.devices.faces.source_address import Address
from desktop.devices.faces.websocket_face_source import WebSocketFaceSource
from tests import face_packets
from tests.running_source import free_port, running_source
from tests.waiting import wait_until


@pytest.fixture
def source() -> WebSocketFaceSource:
    return WebSocketFaceSource(PROTOCOLS["websocket"], Address("127.0.0.1", free_port()))


def url(source: WebSocketFaceSource) -> str:
    return f"ws://{source._address}"


def message(seconds: float = 0.0) -> str:
    return face_packets.mediapipe({"eyeBlinkLeft": 1.0}, (5.0, 0.0, 0.0), seconds).decode()


def listening(source: WebSocketFaceSource) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex((source._address.host, source._address.port)) == 0


def test_messages_whole_and_in_fragments_become_faces(source: WebSocketFaceSource) -> None:
    with running_source(source) as faces:
        wait_until(lambda: listening(source))
        with connect(url(source), origin="http://localhost:8000", compression="deflate") as page:
            page.send(message())
            page.send([message(1.0)[:50], message(1.0)[50:]])
            wait_until(lambda: len(faces) == 2)


def test_page_of_another_site_is_refused(source: WebSocketFaceSource) -> None:
    with running_source(source) as faces:
        wait_until(lambda: listening(source))
        for origin in ("https://example.com", "http://localhost.example.com", "null"):
            with pytest.raises(InvalidStatus, match="403"):
                connect(url(source), origin=origin)
        assert faces == []


def test_huge_message_ends_the_connection_and_the_next_is_served(source: WebSocketFaceSource) -> None:
    with running_source(source) as faces:
        wait_until(lambda: listening(source))
        with connect(url(source)) as hostile:
            hostile.send("x" * 400_000)
            with pytest.raises(ConnectionClosed):
                hostile.recv(5)
        with connect(url(source)) as page:
            page.send("{" * 1000)
            page.send(message())
            wait_until(lambda: len(faces) == 1 and source.receiver.counts.refused == 1)


def test_silent_connection_makes_place(source: WebSocketFaceSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.devices.faces.websocket_face_source.HANDSHAKE_SECONDS", 0.2)
    with running_source(source) as faces:
        wait_until(lambda: listening(source))
        with socket.create_connection((source._address.host, source._address.port)) as silent:
            with connect(url(source)) as page:
                page.send(message())
                wait_until(lambda: len(faces) == 1)
            assert silent.recv(10) == b""
