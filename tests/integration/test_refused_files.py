"""Photos, sounds and output paths that `render` refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.program import FACE, refusal
from tests.integration.unusable_files import BAD_PHOTOS, BAD_SOUNDS


@pytest.mark.parametrize("name", BAD_PHOTOS)
def test_an_unusable_photo_is_refused(
    name: str, folder: Path, speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_PHOTOS[name](tmp_path / name)
    assert name in refusal(capsys, "render", tmp_path / name, speech, folder / "out.mp4")
    assert list(folder.iterdir()) == []


def test_a_missing_photo_is_refused(folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nobody.jpg" in refusal(capsys, "render", "nobody.jpg", speech, folder / "out.mp4")


@pytest.mark.parametrize("name", BAD_SOUNDS)
def test_an_unusable_sound_is_refused(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_SOUNDS[name](tmp_path / name)
    assert name in refusal(capsys, "render", FACE.path, tmp_path / name, folder / "out.mp4")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("out", ["no/such/folder/out.mp4", "out.txt", "taken.mp4"])
def test_an_unwritable_output_is_refused(
    out: str, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "taken.mp4").mkdir()
    assert Path(out).name in refusal(capsys, "render", FACE.path, speech, folder / out) or "folder" in out
    assert [path.name for path in folder.iterdir()] == ["taken.mp4"]
