"""Each operating system gets its own implementation of global keys."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from desktop.hotkeys import macos, system, windows, x11
from inference.user_error import UserError


@pytest.mark.parametrize(
    ("name", "module", "implementation"),
    [("win32", windows, "WindowsKeys"), ("darwin", macos, "MacKeys"), ("linux", x11, "X11Keys")],
)
def test_the_system_chooses(monkeypatch: pytest.MonkeyPatch, name: str, module: object, implementation: str) -> None:
    monkeypatch.setattr(system, "sys", SimpleNamespace(platform=name))
    monkeypatch.setattr(system, "os", SimpleNamespace(environ={}))
    monkeypatch.setattr(module, implementation, lambda: implementation)
    assert system.open_system() == implementation


@pytest.mark.parametrize("environment", [{"WAYLAND_DISPLAY": "wayland-0"}, {"XDG_SESSION_TYPE": "wayland"}])
def test_wayland_is_refused_with_a_command(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    monkeypatch.setattr(system, "sys", SimpleNamespace(platform="linux"))
    monkeypatch.setattr(system, "os", SimpleNamespace(environ=environment))
    with pytest.raises(UserError, match="press mute"):
        system.open_system()
