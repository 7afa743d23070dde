"""Webcams: which are listed, and what an open one delivers and says."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import pytest

from desktop.devices.loopback import CAPTURE, MEDIA_CONTROLLED, OUTPUT
from desktop.devices.open_devices import OUTPUTS
from desktop.devices.webcams import webcam, webcam_list, webcam_stream
from desktop.devices.webcams.webcam import open_webcam, webcams
from desktop.devices.webcams.webcam_list import InputDevice
from desktop.devices.webcams.webcam_stream import WebcamStream
from desktop.system.device_permission import WEBCAM
from inference.user_error import UserError

PATTERN = InputDevice("Desk webcam", "testsrc=size=320x180:rate=30", "lavfi")
"""FFmpeg's test pattern in place of a device."""


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Adds a video device: number, name, capabilities, whether it is without hardware."""
    flags: dict[str, int] = {}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(webcam_list, "LISTED", tmp_path / "class")
    monkeypatch.setattr(webcam_list, "FOLDER", tmp_path / "virtual")
    monkeypatch.setattr(webcam_list, "capabilities", lambda path: flags[path])

    def add(number: int, name: str, capabilities: int = CAPTURE, virtual: bool = False) -> None:
        for folder in ("class", "virtual")[: 1 + virtual]:
            (tmp_path / folder / f"video{number}").mkdir(parents=True)
            (tmp_path / folder / f"video{number}" / "name").write_text(f"{name}\n")
        flags[f"/dev/video{number}"] = capabilities

    return add


def test_what_captures_is_listed_hardware_first_and_numbered(linux: Callable[..., None]) -> None:
    linux(0, "Phone link", CAPTURE | OUTPUT, virtual=True)
    linux(2, "HD Webcam")
    linux(3, "HD Webcam", 0)  # carries metadata of the second one
    linux(10, "HD Webcam")
    linux(11, "Sensor", CAPTURE | MEDIA_CONTROLLED)
    linux(12, "Idle loopback", OUTPUT, virtual=True)
    assert webcams() == ["HD Webcam", "HD Webcam (2)", "Phone link"]


def test_a_camera_that_understudy_sends_to_is_no_webcam(linux: Callable[..., None]) -> None:
    linux(10, "Understudy", CAPTURE, virtual=True)
    linux(11, "Dummy", CAPTURE, virtual=True)
    assert webcams() == ["Dummy"]
    OUTPUTS.add("/dev/video11")
    assert webcams() == []
    OUTPUTS.remove("/dev/video11")
    with pytest.raises(UserError, match="own pictures"):
        open_webcam("Understudy")


@pytest.mark.parametrize(
    ("system", "name", "address"), [("win32", "@device_pnp_a", "video=@device_pnp_a"), ("darwin", "0", "0:none")]
)
def test_other_systems_list_by_ffmpeg(monkeypatch: pytest.MonkeyPatch, system: str, name: str, address: str) -> None:
    def device(name: str, description: str, kind: str = "video") -> SimpleNamespace:
        return SimpleNamespace(name=name, description=description, media_types=[kind])

    others = ("OBS Virtual Camera", "Unity Video Capture #2", "Capture screen 0")
    found = [device(name, "FaceCam"), *(device("x", other) for other in others), device("y", "Desk", "audio")]
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(
        av, "enumerate_input_devices", lambda _: found[:-2] + found[-1:] if system == "win32" else found
    )
    assert [(device.name, device.address) for device in webcam_list.present_webcams()] == [("FaceCam", address)]


PRINTED = """"HD Webcam" (video)
  Alternative name "@device_pnp_1"
"OBS Virtual Camera" (none)
  Alternative name "@device_sw_2"
"""


@pytest.mark.parametrize(("printed", "names"), [("", []), (PRINTED, ["HD Webcam"])])
def test_windows_without_a_microphone_lists_by_the_log(
    monkeypatch: pytest.MonkeyPatch, printed: str, names: list[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise av.error.OSError(errno.EIO, "I/O error")  # as DirectShow does

    lines = [(32, "dshow", line) for line in printed.splitlines(keepends=True)]
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(av, "enumerate_input_devices", fail)
    monkeypatch.setattr(av, "open", fail)
    monkeypatch.setattr(webcam_list.logging, "Capture", lambda: nullcontext(lines))
    assert webcams() == names


def test_a_missing_webcam_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webcam, "present_webcams", list)
    with pytest.raises(UserError, match="no webcam on this computer"):
        open_webcam(None)
    monkeypatch.setattr(webcam, "present_webcams", lambda: [PATTERN])
    with pytest.raises(UserError, match=r"no webcam called 'Attic'.*Desk webcam"):
        open_webcam("Attic")
    opened = open_webcam("desk")
    assert opened.name == "Desk webcam"
    with pytest.raises(UserError, match="already"):
        open_webcam("desk")
    opened.close()
    open_webcam("desk").close()


def test_a_refused_webcam_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = WEBCAM.refused["darwin"]
    monkeypatch.setattr(webcam, "WEBCAM", SimpleNamespace(refusal=lambda: refused))
    with pytest.raises(UserError) as told:
        open_webcam(None)
    assert str(told.value) == refused


def test_frames_are_as_large_as_asked() -> None:
    tracked = WebcamStream(PATTERN)
    pixels, captured_at = tracked.read() or pytest.fail("no frame")
    tracked.close()
    assert pixels.shape == (480, 640, 3)
    assert [pixels[:60].any(), pixels[60:-60].any(axis=(1, 2)).all(), pixels[-60:].any()] == [False, True, False]
    assert captured_at > 0
    photo = WebcamStream(PATTERN, photo=True)
    whole, _ = photo.read() or pytest.fail("no frame")
    photo.close()
    assert whole.shape == (180, 320, 3)


class Unplugged:
    """A container whose device fails with an error number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.codec_context = SimpleNamespace(name="rawvideo", thread_count=0)
        self.streams = SimpleNamespace(video=[self])

    def close(self) -> None:
        pass

    def demux(self, _: Any) -> Iterator[Any]:
        if self.number == errno.EBADMSG:
            raise av.error.InvalidDataError(self.number, "damaged")
        raise (
            av.error.BlockingIOError(errno.EAGAIN, "") if self.number == errno.EAGAIN else OSError(self.number, "lost")
        )
        yield


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENODEV, r"is gone \(lost\)"), (errno.EAGAIN, "sends no picture"), (errno.EBADMSG, "sends no picture")],
)
def test_a_webcam_that_ends_is_a_sentence(monkeypatch: pytest.MonkeyPatch, number: int, told: str) -> None:
    monkeypatch.setattr(av, "open", lambda *_, **__: Unplugged(number))
    monkeypatch.setattr(webcam_stream, "WAIT_SECONDS", 0.01)
    stream = WebcamStream(PATTERN)
    if number != errno.ENODEV:
        assert stream.read() is None
    monkeypatch.setattr(webcam_stream, "SILENT_SECONDS", 0.0)
    with pytest.raises(UserError, match=told):
        stream.read()
    stream.close()


@pytest.mark.parametrize(
    ("number", "told", "tries"),
    [
        (errno.EBUSY, "Another program uses the webcam 'Desk webcam'", 1),
        (errno.EACCES, "group 'video'", 1),
        (errno.ENODEV, "is gone", 1),
        (errno.EIO, r"cannot be opened \(no\); does another program", 4),
    ],
)
def test_a_webcam_that_does_not_open_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, number: int, told: str, tries: int
) -> None:
    asked: list[dict[str, str]] = []

    def refuse(*_: object, container_options: dict[str, str], **others: object) -> None:
        assert "options" not in others  # they would reach the decoder
        asked.append(container_options)
        raise OSError(number, "no")

    monkeypatch.setattr(av, "open", refuse)
    with pytest.raises(UserError, match=told):
        WebcamStream(InputDevice("Desk webcam", "video=x", "dshow"), photo=True)
    assert len(asked) == tries
    assert (asked[0]["video_size"], asked[0]["vcodec"]) == ("1280x720", "mjpeg")
