from __future__ import annotations

import contextlib
import socket

import numpy as np
import pytest

from desktop.devices.faces.packets.vmc_messages import VmcReader
from desktop.devices.faces.source_address import Address
from desktop.devices.faces.vmc_sender import VmcSender
from inference.face.dynamics import DYNAMICS
from inference.types import HeadPose, Motion
from inference.user_error import UserError
from tests.running_source import free_port
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.live.session_with_fakes import session, started
from tests.waiting import wait_until


class Avatar:
    """Takes motion, until told to fail."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.fails = self.closed = False

    def send(self, _: Motion, seconds: float) -> None:
        if self.fails:
            raise UserError("The motion cannot be sent.")
        self.seconds.append(seconds)

    def close(self) -> None:
        self.closed = True


def test_motion_of_shown_frames_is_sent_in_order_until_given_up(parts: FakeParts) -> None:
    avatar = Avatar()
    live = started(session(parts, {"motion_output": lambda _: avatar}))
    wait_until(lambda: live.stats().frames > 3)
    assert avatar.seconds == []
    live.set_motion_output("127.0.0.1:39539")
    wait_until(lambda: len(avatar.seconds) > 5)
    live.set_motion_output("none")
    wait_until(lambda: avatar.closed)
    assert avatar.seconds == sorted(set(avatar.seconds))
    live.stop(20)


def test_lost_network_is_told_and_tried_again(parts: FakeParts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.live.motion_sender.RETRY_SECONDS", 0.1)
    avatar = Avatar()
    live = started(session(parts, {"motion_output": lambda _: avatar}, motion_output="127.0.0.1:9"))
    wait_until(lambda: len(avatar.seconds) > 0)
    avatar.fails = True
    wait_until(lambda: "cannot be sent" in str(live.problem))
    avatar.fails = False
    wait_until(lambda: live.problem is None)
    live.stop(20)


def test_each_motion_arrives_and_nobody_needs_to_listen() -> None:
    motion, reader, port = (
        Motion(0, HeadPose(yaw=9.0), (0.0, 0.0), np.zeros(DYNAMICS, np.float32)),
        VmcReader(),
        free_port(),
    )
    with contextlib.closing(VmcSender(Address("127.0.0.1", port))) as sender:
        sender.send(motion, 0.0)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as avatar:
            avatar.bind(("127.0.0.1", port))
            avatar.settimeout(5)
            sender.send(motion, 1.0)
            while (face := reader.read(avatar.recv(2000))) is None:
                pass
    assert face.head == pytest.approx((9.0, 0.0, 0.0), abs=1e-4)
