"""Recordings are known by their names; everything else in their folder is somebody else's."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from desktop.library import stored_recordings
from inference.user_error import UserError

STAMP = "Understudy 2026-03-04 05-06-07"
OURS = (f"{STAMP}.mp4", f"{STAMP}.unfinished-0123abcd.mp4", f"{STAMP} (recovered).mp4", f"{STAMP} (recovered 2).mp4")
THEIRS = (f"{STAMP}.mov", f"{STAMP} copy.mp4", "Understudy.mp4", "holiday.mp4", f"My {STAMP}.mp4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*OURS, *THEIRS):
        (tmp_path / name).touch()
    (tmp_path / f"{STAMP[:-2]}59.mp4").mkdir()
    return tmp_path


def test_a_new_name_is_one_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.struct_time((2026, 3, 4, 5, 6, 7, 0, 0, 0))
    monkeypatch.setattr(time, "strftime", lambda form, real=time.strftime: real(form, now))
    assert stored_recordings.new_name() == OURS[0]
    assert stored_recordings.OURS.fullmatch(OURS[0])


def test_only_recordings_are_deleted(folder: Path) -> None:
    stored_recordings.delete(folder)
    assert {path.name for path in folder.iterdir() if path.is_file()} == set(THEIRS)


def test_an_empty_folder_goes_too(tmp_path: Path) -> None:
    place = tmp_path / "Understudy"
    place.mkdir()
    (place / OURS[0]).touch()
    stored_recordings.delete(place)
    assert not place.exists()
    stored_recordings.delete(place)


def test_what_cannot_be_deleted_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match=r"Understudy 2026-03-04 05-06-07\.mp4"):
        stored_recordings.delete(folder)
