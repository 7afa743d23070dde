"""The press command, which triggers hotkeys of the open window."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.commands import press
from desktop.hotkeys.hotkeys import DEFAULTS
from desktop.system.own_command import own_words


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    press.add_arguments(parser)
    return parser.parse_args(words)


def test_every_action_has_a_command_line_name() -> None:
    assert set(press.ACTIONS.values()) == set(DEFAULTS)
    assert press.ACTIONS["3"] == "look 3"
    assert press.ACTIONS["mute"] == "mute"


def test_without_a_window_press_reports_it(tmp_path: Path) -> None:
    """Runs in a separate process, since the command creates a Qt application without a screen."""
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    told = subprocess.run(own_words("press", "mute"), capture_output=True, text=True, env=dict(os.environ) | home)
    assert (told.returncode, told.stderr) == (2, "Understudy is not open; start it first.\n")


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(SystemExit):
        parse("look 3")
    assert parse("talk", "--release").release


def test_the_suggested_desktop_shortcut_command_exists() -> None:
    words = own_words("press", "2")
    assert words[-2:] == ["press", "2"]
    told = subprocess.run([*words[:-1], "--help"], capture_output=True, text=True)
    assert told.returncode == 0
    assert words[0] == sys.executable
    assert "--release" in told.stdout
