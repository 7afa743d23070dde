"""What the uninstaller deletes when asked to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.commands import forget
from desktop.settings import settings
from desktop.settings.profiles import Profiles
from desktop.system import uninstall_data

NAME = "Understudy 2026-03-04 05-06-07.mp4"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two profiles with recordings in folders of their own, each with somebody's file; portraits, logs."""
    place = tmp_path / "Local" / "understudy"
    for folder in (place / "portraits", place / "Logs", place / "Cache", tmp_path / "calls", tmp_path / "other"):
        folder.mkdir(parents=True)
    (place / "portraits" / "me.jpg").touch()
    (place / "Logs" / "log").touch()
    for folder in ("calls", "other"):
        (tmp_path / folder / NAME).touch()
    (tmp_path / "other" / "holiday.mp4").touch()
    monkeypatch.setattr(settings, "default_file", lambda: place / "settings.json")
    monkeypatch.setattr(settings, "default_recordings", lambda: str(tmp_path / "calls"))
    folders = [lambda *_, **__: place, lambda *_, **__: place, lambda *_, **__: place / "Cache"]
    monkeypatch.setattr(uninstall_data, "PLACES", folders)
    profiles = Profiles(place / "settings.json")
    profiles.settings.recordings = str(tmp_path / "calls")
    profiles.duplicate("Work")
    profiles.settings.recordings = str(tmp_path / "other")
    profiles.save()
    assert len(json.loads((place / "settings.json").read_text())["profiles"]) == 2
    return tmp_path


def left(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_recordings_of_all_profiles_go_and_nothing_else(home: Path) -> None:
    assert forget.main(["recordings"]) == 0
    assert left(home) == {
        "other/holiday.mp4",
        "Local/understudy/settings.json",
        "Local/understudy/portraits/me.jpg",
        "Local/understudy/Logs/log",
    }


def test_portraits_go_with_their_folders(home: Path) -> None:
    assert forget.main(["portraits"]) == 0
    assert left(home) == {f"calls/{NAME}", f"other/{NAME}", "other/holiday.mp4"}
    assert not (home / "Local" / "understudy").exists()


def test_both_go_whatever_the_order(home: Path) -> None:
    assert forget.main(["portraits", "recordings"]) == 0
    assert left(home) == {"other/holiday.mp4"}


def test_nothing_is_deleted_unasked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = left(home)
    assert forget.main([]) == 0
    assert forget.main(["recordings", "everything"]) == 2
    assert left(home) == before
    assert "everything cannot be deleted" in capsys.readouterr().err
