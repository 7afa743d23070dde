"""Peak memory, which the systems report in units of their own."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from desktop.commands import bench


@pytest.mark.parametrize(("system", "peak"), [("linux", 2048 * 1024), ("darwin", 2048)])
def test_kibibytes_on_linux_and_bytes_on_macos(monkeypatch: pytest.MonkeyPatch, system: str, peak: int) -> None:
    usage = SimpleNamespace(RUSAGE_SELF=0, getrusage=lambda _: SimpleNamespace(ru_maxrss=2048))
    monkeypatch.setitem(sys.modules, "resource", usage)
    monkeypatch.setattr(bench, "sys", SimpleNamespace(platform=system))
    assert bench._peak_rss() == peak


def test_windows_keeps_it_for_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    process = SimpleNamespace(memory_info=lambda: SimpleNamespace(peak_wset=77))
    monkeypatch.setattr(bench, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(bench, "psutil", SimpleNamespace(Process=lambda: process))
    assert bench._peak_rss() == 77
