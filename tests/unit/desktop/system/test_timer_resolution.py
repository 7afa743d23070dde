from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from desktop.system import timer_resolution


def test_windows_waits_are_fine_only_inside_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, int]] = []
    timers = SimpleNamespace(
        timeBeginPeriod=lambda step: calls.append(("begin", step)),
        timeEndPeriod=lambda step: calls.append(("end", step)),
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(winmm=timers), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    with timer_resolution.fine():
        assert calls == [("begin", 1)]
    assert calls == [("begin", 1), ("end", 1)]


def test_other_systems_are_asked_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with timer_resolution.fine():
        pass
