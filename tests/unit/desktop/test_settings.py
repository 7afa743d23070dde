"""Settings come back, whatever happened to their file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop import settings
from desktop.settings import Settings

CHOSEN = Settings("own:Me.jpg", "Headset", False, False, "/somewhere", "00ff")


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    settings.save(CHOSEN, path)
    assert settings.load(path) == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_the_first_start_has_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"x"', "null", "[" * 5000, "\x00\x01"])
def test_a_broken_file_means_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert settings.load(path) == Settings()


def test_bytes_that_are_no_text_mean_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x00{")
    assert settings.load(path) == Settings()


def test_a_folder_in_place_of_the_file_means_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()


def test_only_what_fits_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"microphone": "Headset", "camera": 1, "mark": None, "from the future": [1]}))
    assert settings.load(path) == Settings(microphone="Headset")


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    settings.save(CHOSEN, tmp_path / "file" / "settings.json")
    assert (tmp_path / "file").read_text() == "x"


def test_a_failed_save_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    settings.save(CHOSEN, path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    settings.save(Settings(), path)
    assert settings.load(path) == CHOSEN
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
