"""Uninstalling deletes the program's data and nothing else."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from desktop.system import uninstall_data
from inference.user_error import UserError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("config", "data", "cache"):
        folder = tmp_path / name / "understudy"
        (folder / "portraits" / ".removed").mkdir(parents=True)
        (folder / "portraits" / "me.jpg").touch()
        (folder / "settings.json").touch()
    (tmp_path / "Videos").mkdir()
    (tmp_path / "Videos" / "recording.mp4").touch()
    (tmp_path / "data" / "understudy" / "Logs").mkdir()
    places = [lambda *_, name=name, **__: tmp_path / name / "understudy" for name in ("config", "data", "cache")]
    monkeypatch.setattr(uninstall_data, "PLACES", places)
    return tmp_path


def left(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() or not any(path.iterdir())}


def test_everything_but_recordings_and_logs_is_deleted(home: Path) -> None:
    uninstall_data.erase(uninstall_data.folders())
    assert left(home) == {"config/understudy", "cache/understudy", "data/understudy/Logs", "Videos/recording.mp4"}
    uninstall_data.erase([home / "none"])


def test_targets_of_links_are_not_deleted(home: Path) -> None:
    (home / "data" / "understudy" / "link").symlink_to(home / "Videos", target_is_directory=True)
    uninstall_data.erase(uninstall_data.folders())
    assert (home / "Videos" / "recording.mp4").exists()


def test_undeletable_files_are_named_and_the_rest_is_deleted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.parent == home / "data" / "understudy":
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(UserError, match=r"settings\.json; close other programs"):
        uninstall_data.erase(uninstall_data.folders())
    assert not (home / "data" / "understudy" / "portraits").exists()


def test_only_this_programs_folders_are_emptied() -> None:
    for folder in (place("understudy", appauthor=False) for place in uninstall_data.PLACES):
        assert "understudy" in folder.parts
    assert platformdirs.user_videos_path() not in uninstall_data.folders()
