"""Files and command lines of version 0.1.0 keep working. The files in previous_version/ were written by its code."""

from __future__ import annotations

import argparse
import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from desktop.library import gallery_order, photo_settings, portrait_package
from desktop.rendering import render_history
from desktop.rendering.render_job import DONE, LISTED
from desktop.settings import portrait_look
from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings
from inference.types import Framing
from main import COMMANDS

FILES = Path(__file__).with_name("previous_version")
OPTIONS: dict[str, list[str]] = json.loads((FILES / "options.json").read_text(encoding="utf-8"))
"""Long options of every command."""
FRAMING = Framing((0.4, 0.5), 1.1, (0.0, 0.1))


def profiles(tmp_path: Path, name: str) -> Profiles:
    """Profiles on a copy of the settings file `name`."""
    return Profiles(Path(shutil.copy(FILES / name, tmp_path / "settings.json")))


def test_profiles_keep_every_choice(tmp_path: Path) -> None:
    found = profiles(tmp_path, "settings.json")
    assert found.problem is None
    assert found.names == ["Everyday", "Home"]
    assert found.current == "Home"
    assert found.settings.emotion == "sad"
    found.use("Everyday")
    settings = found.settings
    assert (settings.portrait, settings.emotion, settings.strength, settings.gaze_yaw) == (
        "builtin:nadia",
        "happy",
        0.5,
        4.0,
    )
    assert (settings.video_folder, settings.video_size, settings.video_background) == ("My films", "1080p", "#20603a")
    assert (settings.video_format, settings.video_transparent) == ("webm", False)
    assert (settings.size, settings.background, settings.low_latency, settings.voice) == ("720p", "blur", True, True)
    assert (settings.language, settings.theme) == ("fr", "light")
    assert settings.hotkey_keys == {"mute": "Ctrl+Alt+M"}
    assert settings.saved_look == settings.looks[0]["name"] == "Board meeting"


def test_profiles_written_now_are_read_again(tmp_path: Path) -> None:
    profiles(tmp_path, "settings.json").add("Third")
    again = Profiles(tmp_path / "settings.json")
    assert again.names == ["Everyday", "Home", "Third"]
    assert again.settings.video_folder == "My films"


def test_settings_from_before_there_were_profiles(tmp_path: Path) -> None:
    settings = profiles(tmp_path, "old_settings.json").settings
    assert (settings.portrait, settings.video_size, settings.camera) == ("builtin:felix", "512", False)


def test_a_portrait_package_brings_photo_framing_and_look() -> None:
    package = portrait_package.read(FILES / "aunt.understudy")
    assert (package.title, package.suffix) == ("Aunt", ".png")
    assert photo_settings.framing_from(package.framing) == FRAMING
    settings = Settings()
    portrait_look.apply(package.look, settings)
    assert (settings.emotion, settings.strength, settings.background) == ("sad", 0.5, "blur")


def test_the_settings_of_a_photo_and_the_gallery_order() -> None:
    kept = photo_settings.read(FILES / "photo.png")
    assert (kept.title, kept.place, kept.framing) == ("Aunt", 2.0, FRAMING)
    assert gallery_order.read(FILES / "order.json") == ["builtin:nadia", "photo.png", "builtin:felix"]


def test_the_list_of_videos() -> None:
    done, later = map(render_history.job_of, render_history.read(FILES / "films.json"))
    assert (done.title, done.state, done.result) == ("talk.wav", DONE, Path("My films/talk.mp4"))
    assert (later.title, later.state) == ("later.mp3", LISTED)


@pytest.mark.parametrize("command", OPTIONS)
def test_commands_and_their_options_are_still_there(command: str) -> None:
    assert command in COMMANDS
    parser = argparse.ArgumentParser()
    import_module(f"desktop.commands.{command}").add_arguments(parser)
    there = {option for action in parser._actions for option in action.option_strings}
    assert set(OPTIONS[command]) <= there
