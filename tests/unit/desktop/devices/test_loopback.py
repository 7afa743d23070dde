import struct
import sys
from pathlib import Path

import pytest

from desktop.devices import loopback


class FakeDriver:
    """The state of one camera under v4l2loopback 0.12.7 with exclusive_caps=1."""

    def __init__(self) -> None:
        self.capture = self.output = False
        self.writer = False

    def control(self, _: int, request: int, argument: bytearray) -> None:
        if request == loopback.STREAM_ON:
            assert struct.unpack("=i", argument) == (loopback.OUTPUT_TYPE,)
            self.writer, self.output = True, False
            raise OSError(22, "no buffers")
        assert request == loopback.QUERY_CAPABILITIES
        struct.pack_into("=I", argument, 88, self.capture * loopback.CAPTURE | self.output * loopback.OUTPUT)

    def closed(self, _: int) -> None:
        self.output |= self.writer
        self.writer = False


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeDriver:
    fake = FakeDriver()
    (tmp_path / "video10").mkdir()
    (tmp_path / "video10" / "name").write_text("Understudy\n")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(loopback, "FOLDER", tmp_path)
    monkeypatch.setattr(loopback, "_control", fake.control)
    monkeypatch.setattr(loopback.os, "open", lambda *_: 99)
    monkeypatch.setattr(loopback.os, "close", fake.closed)
    return fake


def test_a_camera_without_capabilities_is_reset(driver: FakeDriver) -> None:
    loopback.revive()
    assert driver.output


def test_a_camera_in_use_or_ready_is_not_reset(driver: FakeDriver) -> None:
    driver.capture = True
    loopback.revive()
    assert not driver.output
    driver.capture, driver.output = False, True
    loopback.revive()
    loopback.release("/dev/video10")
    assert driver.output


def test_a_closed_camera_is_reset_even_while_a_program_reads_it(driver: FakeDriver) -> None:
    driver.capture = True
    loopback.release("/dev/video10")
    assert driver.output


def test_an_unreadable_camera_is_not_reset(driver: FakeDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise FileNotFoundError

    monkeypatch.setattr(loopback.os, "open", gone)
    loopback.revive()
    loopback.release("/dev/video10")
    assert not driver.output


def test_other_systems_have_no_loopback_cameras(driver: FakeDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loopback.loopbacks() == {"Understudy": "/dev/video10"}
    monkeypatch.setattr(sys, "platform", "win32")
    assert loopback.loopbacks() == {}
