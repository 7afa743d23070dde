from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from desktop.system import screen


@pytest.fixture(autouse=True)
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_display_variables_there_is_no_screen() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in (screen.problem() or "")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets with names")
def test_a_wayland_display_is_a_screen_if_a_compositor_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "nothing answers at WAYLAND_DISPLAY wayland-0" in (screen.problem() or "")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        assert screen.problem() is None


def test_a_platform_plug_in_that_does_not_work_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-plug-in")
    assert "QT_QPA_PLATFORM is no-such-plug-in" in (screen.problem() or "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the real X library")
def test_an_x_display_without_a_server_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert "nothing answers at DISPLAY :4711" in (screen.problem() or "")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert screen.problem() is None


def test_a_set_qt_platform_skips_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert screen.problem() is None
