"""Whether a system keeps a device from the program, with a made-up registry and Objective-C runtime."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from desktop.system import device_permission as permission
from desktop.system.device_permission import DENIED, MICROPHONE, WEBCAM, DeviceKind

STORE = WEBCAM.store


class Runtime:
    """The used part of libobjc; classes and selectors are their names."""

    def __init__(self, status: int, media: bytes) -> None:
        self.status, self.media = status, media
        self.objc_getClass = self._function(lambda name: ("class", name))
        self.sel_registerName = self._function(lambda name: ("selector", name))
        self.objc_msgSend = self._function(self._send)

    @staticmethod
    def _function(call: Any) -> Any:
        def function(*arguments: Any) -> Any:
            return call(*arguments)

        return function

    def _send(self, receiver: Any, selector: Any, argument: Any) -> Any:
        types = self.objc_msgSend.argtypes
        if receiver == ("class", b"NSString"):
            assert (selector[1], types[2]) == (b"stringWithUTF8String:", permission.c_char_p)
            return ("text", argument)
        assert receiver == ("class", b"AVCaptureDevice")
        assert (selector[1], types[2]) == (b"authorizationStatusForMediaType:", permission.c_void_p)
        assert argument == ("text", self.media)
        return self.status


@pytest.mark.parametrize(("status", "refused"), [(0, False), (1, True), (2, True), (3, False)])
def test_macos_is_asked_for_its_decision(status: int, refused: bool) -> None:
    for kind, media in ((MICROPHONE, b"soun"), (WEBCAM, b"vide")):
        assert permission._mac_refuses(kind, Runtime(status, media)) is refused


def test_a_macos_that_cannot_be_asked_refuses_nothing() -> None:
    assert not permission._mac_refuses(WEBCAM, SimpleNamespace())


@pytest.mark.parametrize(
    ("denied", "refused"),
    [
        ((), False),
        ((("HKEY_CURRENT_USER", STORE),), True),
        ((("HKEY_CURRENT_USER", STORE + r"\NonPackaged"),), True),
        ((("HKEY_LOCAL_MACHINE", STORE),), True),
        ((("HKEY_CURRENT_USER", STORE + r"\Other"),), False),
    ],
)
def test_any_of_windows_switches_refuses(denied: tuple[tuple[str, str], ...], refused: bool) -> None:
    assert permission._windows_refuses(WEBCAM, lambda *place: DENIED if place in denied else "Allow") is refused


@pytest.mark.parametrize("kind", [MICROPHONE, WEBCAM])
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_refusal_is_a_sentence_with_a_page(monkeypatch: pytest.MonkeyPatch, system: str, kind: DeviceKind) -> None:
    monkeypatch.setattr(permission, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(permission, "_windows_refuses", lambda _: True)
    monkeypatch.setattr(permission, "_mac_refuses", lambda _: True)
    refused = kind.refusal()
    assert refused == kind.refused[system]
    assert permission.settings_page(refused) == kind.pages[system]


def test_other_problems_have_no_page() -> None:
    assert permission.settings_page(None) == permission.settings_page("The microphone is busy.") == ""


def test_linux_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permission, "sys", SimpleNamespace(platform="linux"))
    assert WEBCAM.refusal() is None
