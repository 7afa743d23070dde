"""The press command: does in the open window what a key there does, so that a desktop can give it a key of its own."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from desktop.hotkeys.hotkeys import MUTE, ORDER, TALK
from desktop.system.frozen_app import is_bundled
from inference.user_error import UserError

ACTIONS = {action.removeprefix("look "): action for action in ORDER}
"""What is written for each action of the window."""
MAIN = Path(__file__).resolve().parents[2] / "main.py"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "key", choices=ACTIONS, metavar="KEY", help=f"one of {', '.join(ACTIONS)}; a number is the look at that place"
    )
    parser.add_argument("--release", action="store_true", help=f"let go again, which ends {TALK}")


def run(options: argparse.Namespace) -> int:
    """Press or let go; UserError when no window is open."""
    from PySide6.QtCore import QCoreApplication

    from desktop.settings import settings
    from desktop.system.single_instance import SingleInstance

    _app = QCoreApplication.instance() or QCoreApplication([])
    instance = SingleInstance(settings.default_file().parent)
    if instance.claim():
        instance.release()
        raise UserError("Understudy is not open; start it first.")
    instance.press(ACTIONS[options.key], not options.release)
    return 0


def command_line(action: str = MUTE) -> str:
    """What to give a key of the desktop, on one line."""
    program = [sys.executable] if is_bundled() else [sys.executable, str(MAIN)]
    return shlex.join([*program, "press", action.removeprefix("look ")])
