from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from threading import Event

import pytest

from desktop.devices.faces.packets.protocols import PROTOCOLS
from desktop.devices.faces.source_address import Address
from desktop.devices.faces.udp_face_source import UdpFaceSource
from inference.user_error import UserError
from tests import face_packets
from tests.running_source import free_port, running_source, send
from tests.waiting import wait_until

BLINK = {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0}


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def phone() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        yield opened


def made(port: int, name: str = "livelink") -> UdpFaceSource:
    return UdpFaceSource(PROTOCOLS[name], Address("127.0.0.1", port))


def frames(count: int, yaw: float = 0.0, start: float = 0.0) -> list[bytes]:
    return [face_packets.live_link(BLINK, (yaw, 0.0, 0.0), start + index / 60) for index in range(count)]


def test_faces_come_from_the_sender_and_the_state_names_it(port: int, phone: socket.socket) -> None:
    source = made(port)
    with running_source(source) as faces:
        assert source.state == f"Waiting for Live Link Face on 127.0.0.1:{port}."
        wait_until(lambda: send(port, *frames(1), sender=phone) or faces)
        assert source.state == f"Receiving Live Link Face from 127.0.0.1:{phone.getsockname()[1]}."
        assert faces[0].pose is not None
        assert abs(faces[0].captured_at - time.perf_counter()) < 5


def test_only_one_sender_is_heard_until_it_is_lost(
    port: int, phone: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.devices.faces.packets.sender_lock.LOST_SECONDS", 0.3)
    source = made(port)
    with running_source(source) as faces:
        wait_until(lambda: send(port, *frames(1), sender=phone) or faces)
        send(port, *frames(3, 40.0, 50.0))
        wait_until(lambda: source.receiver.counts.foreign == 3)
        time.sleep(0.35)
        send(port, *frames(1, 0.0, 90.0))
        wait_until(lambda: len(faces) > 1 and f":{phone.getsockname()[1]}" not in source.state)


def test_hostile_packets_are_counted_and_faces_go_on(port: int, phone: socket.socket) -> None:
    source = made(port)
    with running_source(source) as faces:
        wait_until(lambda: send(port, *frames(1), sender=phone) or faces)
        send(port, b"", b"\x06" * 900, b"x" * 9000, sender=phone)
        wait_until(lambda: source.receiver.counts.refused == 3)
        send(port, *frames(2, 0.0, 1.0), sender=phone)
        wait_until(lambda: len(faces) >= 3)


def test_older_packet_is_left_out(port: int, phone: socket.socket) -> None:
    source = made(port)
    with running_source(source) as faces:
        first, second, third = frames(3)
        wait_until(lambda: send(port, second, sender=phone) or faces)
        send(port, first, third, sender=phone)
        wait_until(lambda: faces[-1].captured_at > faces[0].captured_at)
        assert len(faces) == 2


def test_taken_port_is_said(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", port))
        with pytest.raises(UserError, match="close the program that uses the port"):
            made(port).run(lambda _: None, Event())
