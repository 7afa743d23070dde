"""Command `start`: opens the window, or makes a demo video if there is no screen or no microphone."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.system import screen
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="photos to add, portraits to import")
    parser.add_argument("--window", action="store_true", help="never make the demo video instead")


def run(options: argparse.Namespace) -> int:
    """Open the window, or print what is missing and write out/demo.mp4 through the live path."""
    if options.window or options.files:
        return open_window(options.files)
    missing = [sentence for sentence in (screen.problem(), _microphone_problem()) if sentence]
    if not missing:
        return open_window()
    print(*missing, "Making a demo video with a built-in voice instead.", sep="\n", flush=True)
    from desktop.commands import demo

    return demo.run()


def open_window(files: Sequence[Path] = ()) -> int:
    """Open the window with `files` and run until it is closed. Raises UserError without a screen."""
    problem = screen.problem()
    if problem:
        raise UserError("{problem} Use 'main.py live' or 'main.py render', which need none.", problem=problem)
    from desktop import app

    return app.main(files)


def _microphone_problem() -> str | None:
    from desktop.devices import sound_system

    return sound_system.problem("input")
