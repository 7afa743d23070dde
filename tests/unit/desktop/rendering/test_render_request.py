"""Output paths of videos."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.rendering.render_request import FORMATS, free_video_path, result, video_path

FOLDER = Path("videos")


@pytest.mark.parametrize("kind", ["mp4", "mov", "webm"])
def test_a_video_is_named_after_its_sound(kind: str) -> None:
    out = video_path(FOLDER, Path("talks/hello.there.wav"), kind)
    assert out == FOLDER / f"hello.there.{kind}"
    assert result(out) == out


def test_an_image_sequence_gets_its_own_folder() -> None:
    out = video_path(FOLDER, Path("50%05d.wav"), "png")
    assert out == FOLDER / "50_05d" / "50_05d-%05d.png"
    assert result(out) == FOLDER / "50_05d"


@pytest.mark.parametrize("kind", FORMATS)
def test_sounds_with_one_name_get_different_video_names(kind: str) -> None:
    taken: set[Path] = set()
    for place in "abc":
        taken.add(video_path(FOLDER, Path(place) / "talk.wav", kind, taken))
    assert len(taken) == 3


def test_existing_files_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "talk.mp4").touch()
    (tmp_path / "talk 2.mp4").touch()
    assert free_video_path(tmp_path, Path("talk.mp3"), "mp4") == tmp_path / "talk 3.mp4"
    (tmp_path / "talk").mkdir()
    assert free_video_path(tmp_path, Path("talk.mp3"), "png").parent == tmp_path / "talk 2"
