"""Collisions among thousands of paths."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.system.path_index import PathIndex


@pytest.fixture
def index(tmp_path: Path) -> PathIndex:
    made = PathIndex()
    (tmp_path / "talk.wav").touch()
    for name in ("talk.wav", "next.mp4", "series-%05d.png", "photo-1.png"):
        made.add(tmp_path / name)
    return made


def test_other_files_are_free(index: PathIndex, tmp_path: Path) -> None:
    for name in ("talk.mp4", "next 2.mp4", "series-.png", "sub/next.mp4", "other-%05d.png"):
        assert index.find(tmp_path / name) is None


def test_one_file_under_several_names(index: PathIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (Path("talk.wav"), tmp_path / "." / "talk.wav", tmp_path / ".." / tmp_path.name / "next.mp4"):
        assert index.find(path) is not None


def test_a_series_covers_its_frames_either_way(index: PathIndex, tmp_path: Path) -> None:
    assert index.find(tmp_path / "series-00012.png") == tmp_path / "series-%05d.png"
    assert index.find(tmp_path / "series-%05d.png") is not None
    assert index.find(tmp_path / "photo-%05d.png") == tmp_path / "photo-1.png"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_are_the_same_file(index: PathIndex, tmp_path: Path) -> None:
    (tmp_path / "soft.wav").symlink_to(tmp_path / "talk.wav")
    (tmp_path / "hard.wav").hardlink_to(tmp_path / "talk.wav")
    (tmp_path / "again").symlink_to(tmp_path)
    for name in ("soft.wav", "hard.wav", "again/next.mp4", "again/series-00001.png"):
        assert index.find(tmp_path / name) is not None


def test_case_matters_only_where_the_file_system_says_so(index: PathIndex, tmp_path: Path) -> None:
    folded = (tmp_path / "TALK.WAV").exists()
    assert (index.find(tmp_path / "NEXT.MP4") is not None) == folded
