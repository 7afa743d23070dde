from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.options.patterns import expanded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.wav", "a.wav", "c.mp3", "take [1].wav"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_windows_shells_leave_patterns_to_the_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert expanded(["[ab].wav", "c.mp3"]) == ["a.wav", "b.wav", "c.mp3"]
    assert expanded([str(folder / "*.mp3")]) == [str(folder / "c.mp3")]


def test_names_of_files_and_patterns_without_a_match_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert expanded(["take [1].wav", "*.flac", "june"]) == ["take [1].wav", "*.flac", "june"]


def test_other_shells_have_expanded_patterns_already(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert expanded(["*.wav"]) == ["*.wav"]
