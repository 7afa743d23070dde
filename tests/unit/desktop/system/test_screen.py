from __future__ import annotations

import sys

import pytest

from desktop.system import screen


@pytest.fixture(autouse=True)
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_no_display_is_no_screen() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in (screen.problem() or "")


def test_wayland_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screen.problem() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the real X library")
def test_a_display_where_nobody_answers_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert "nothing answers at DISPLAY :4711" in (screen.problem() or "")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_a_screen(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert screen.problem() is None


def test_who_names_a_qt_platform_knows_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert screen.problem() is None
