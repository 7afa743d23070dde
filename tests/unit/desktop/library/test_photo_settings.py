"""The settings file beside a photo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.library.photo_settings import PhotoSettings, clean_title, read, settings_file, write
from inference.types import AUTOMATIC, Framing


@pytest.mark.parametrize(
    "sidecar",
    [
        PhotoSettings(),
        PhotoSettings("Zoë", 3.0, Framing((0.25, 0.5), 0.9, (0.1, -0.2))),
        PhotoSettings(framing=Framing()),
        PhotoSettings("日本"),
    ],
)
def test_settings_are_written_and_read(tmp_path: Path, sidecar: PhotoSettings) -> None:
    write(tmp_path / "a.jpg", sidecar)
    assert read(tmp_path / "a.jpg") == sidecar
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        "7",
        '{"framing": 7, "place": "first"}',
        '{"framing": {"face": [1], "zoom": "x", "shift": [null, 0]}}',
        '{"framing": {"face": ["a", {}], "zoom": NaN, "shift": [Infinity, 0]}}',
    ],
)
def test_invalid_files_are_read_as_defaults(tmp_path: Path, text: str) -> None:
    settings_file(tmp_path / "a.jpg").write_text(text)
    assert read(tmp_path / "a.jpg") == PhotoSettings()


def test_values_beyond_the_limits_are_clamped(tmp_path: Path) -> None:
    kept = {"framing": {"face": [-3, 9], "zoom": 50, "shift": [9, -9]}}
    settings_file(tmp_path / "a.jpg").write_text(json.dumps(kept))
    assert read(tmp_path / "a.jpg").framing == Framing((0.0, 1.0), 1.25, (0.5, -0.5))


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "a.jpg") == PhotoSettings("", 0.0, AUTOMATIC)


@pytest.mark.parametrize(
    ("typed", "title"), [("  Me ", "Me"), ("a\n\tb", "a b"), ("\u202e\x00", ""), ("x" * 99, "x" * 60)]
)
def test_long_titles_are_shortened(typed: str, title: str) -> None:
    assert clean_title(typed) == title
