"""The press command: does what a key of the open window does, for desktops that bind keys to commands."""

from __future__ import annotations

import argparse

from desktop.hotkeys.actions import ORDER, TALK
from inference.user_error import UserError

ACTIONS = {action.removeprefix("look ").replace(" ", "-"): action for action in ORDER}
"""Actions of the window by their word on the command line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "key",
        choices=ACTIONS,
        metavar="KEY",
        help=f"one of {', '.join(ACTIONS)}; a number is the look at that place, phrase-1 the first stored phrase",
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
