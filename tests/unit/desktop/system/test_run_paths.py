"""No run writes over what it reads, or over another of its results."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.system.run_paths import RunPaths, covers
from inference.user_error import UserError


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "talk.wav"
    path.write_text("sound")
    return path


def test_different_files_are_fine(tmp_path: Path, sound: Path) -> None:
    paths = RunPaths([sound, None])
    paths.add_written(tmp_path / "talk.mp4", tmp_path / "talk.csv", None)


def test_an_input_is_no_output(tmp_path: Path, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for out in (sound, Path("talk.wav"), tmp_path / "." / "talk.wav", tmp_path / ".." / tmp_path.name / "talk.wav"):
        with pytest.raises(UserError, match="one of the files to read"):
            RunPaths([sound]).add_written(out)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_to_an_input_are_no_output(tmp_path: Path, sound: Path) -> None:
    (tmp_path / "soft.wav").symlink_to(sound)
    (tmp_path / "hard.wav").hardlink_to(sound)
    for name in ("soft.wav", "hard.wav"):
        with pytest.raises(UserError, match="one of the files to read"):
            RunPaths([sound]).add_written(tmp_path / name)


def test_what_a_run_reads_or_writes_is_taken(tmp_path: Path, sound: Path) -> None:
    paths = RunPaths([sound, tmp_path / "next.mp4"])
    paths.add_written(tmp_path / "talk.mp4")
    assert sound in paths
    assert tmp_path / "next.mp4" in paths
    assert tmp_path / "talk.mp4" in paths
    assert tmp_path / "talk 2.mp4" not in paths


def test_two_results_have_two_names(tmp_path: Path) -> None:
    paths = RunPaths()
    paths.add_written(tmp_path / "a.mp4")
    with pytest.raises(UserError, match="written twice"):
        paths.add_written(tmp_path / "a.mp4")


def test_a_series_covers_the_files_of_its_pattern(tmp_path: Path) -> None:
    series = tmp_path / "talk-%05d.png"
    assert covers(series, tmp_path / "talk-00012.png")
    assert covers(series, tmp_path / "talk-7.png")
    assert not covers(series, tmp_path / "talk-.png")
    assert not covers(series, tmp_path / "talk-00012.jpg")
    assert not covers(series, tmp_path / "other" / "talk-00012.png")
    with pytest.raises(UserError, match="one of the files to read"):
        RunPaths([tmp_path / "talk-00000.png"]).add_written(series)


def test_case_matters_only_where_the_file_system_says_so(tmp_path: Path, sound: Path) -> None:
    folded = (tmp_path / "TALK.WAV").exists()
    assert covers(tmp_path / "TALK.WAV", sound) == folded
