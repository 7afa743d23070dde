"""The built-in portraits and voices, and errors for missing ones."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.portrait import builtins
from inference.user_error import UserError


def test_every_kind_of_portrait_is_built_in() -> None:
    kinds = [entry.kind for entry in builtins.portraits()]
    assert kinds.count("photo") >= 4
    assert {"photo", "statue", "painting", "drawing"} == set(kinds)


def test_names_are_unique_and_fields_are_filled() -> None:
    entries = builtins.portraits() + builtins.voices()
    assert len({entry.name for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.title
        assert "\n" not in entry.made
        assert len(entry.made) > 40
        assert builtins.find(f" {entry.name.upper()} ") == entry.path


@pytest.mark.parametrize("entry", builtins.portraits(), ids=lambda entry: entry.name)
def test_portraits_are_square_and_large_enough(entry: builtins.Builtin) -> None:
    with Image.open(entry.path) as picture:
        assert picture.width == picture.height >= 768
        assert picture.mode == "RGB"


def test_the_folder_has_no_unlisted_files() -> None:
    listed = {entry.path for entry in builtins.portraits() + builtins.voices()}
    there = {p for folder in ("portraits", "voices") for p in (builtins.RESOURCES / folder).iterdir()}
    assert there == listed


def test_built_ins_stay_small() -> None:
    assert sum(entry.path.stat().st_size for entry in builtins.portraits()) < 3_000_000
    assert sum(entry.path.stat().st_size for entry in builtins.voices()) < 1_500_000


@pytest.mark.parametrize("entry", builtins.voices(), ids=lambda entry: entry.name)
def test_voices_have_speech_and_pauses_and_do_not_clip(entry: builtins.Builtin) -> None:
    with wave.open(str(entry.path)) as sound:
        rate, seconds = sound.getframerate(), sound.getnframes() / sound.getframerate()
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2") / 32768
        assert sound.getnchannels() == 1
    assert 8 <= seconds <= 12
    assert 0.5 < np.abs(samples).max() < 0.99
    window = rate // 100
    loud = np.sqrt((samples[: len(samples) // window * window].reshape(-1, window) ** 2).mean(1)) > 0.003
    spoken = np.flatnonzero(loud)
    assert loud.mean() > 0.6
    assert np.diff(spoken).max() > 80


def test_unknown_name_is_none() -> None:
    assert builtins.find("nobody") is None


def portrait_folder(folder: Path, text: str) -> Path:
    (folder / "builtins.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    folder = portrait_folder(tmp_path, '[ada]\nfile = "ada.jpg"\nkind = "photo"\ntitle = "Ada"\nmade = "x"\n')
    with pytest.raises(UserError, match=r"ada\.jpg is missing"):
        builtins.portraits(folder)


def test_a_missing_list_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"builtins\.toml is missing"):
        builtins.voices(tmp_path)


@pytest.mark.parametrize("text", ["[ada", '[ada]\nkind = "photo"\n', "ada = 1\n", "[ada]\nfile = 3\n"])
def test_a_damaged_list_is_reported(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="is damaged"):
        builtins.find("ada", portrait_folder(tmp_path, text))
