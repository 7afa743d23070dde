"""Options of `render` for writing face curves, and for playing them instead of the motion derived from the voice."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from desktop.options.values import number, path
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("face curves (ARKit's 52 shapes, head and eyes, as Live Link Face writes them)")
    group.add_argument(
        "--curves", type=path("--curves"), metavar="OUT.csv", help="write them, one row for each picture"
    )
    group.add_argument(
        "--from-curves", type=path("--from-curves"), metavar="IN.csv", help="play them; AUDIO is then the sound, if any"
    )
    group.add_argument(
        "--curves-fps",
        type=number("--curves-fps", 0.1, 1000),
        metavar="N",
        default=60.0,
        help="rows a second, if IN.csv does not tell (default: 60)",
    )


def check(options: argparse.Namespace) -> None:
    """Raise UserError if the curves cannot be written, or if neither sound, text nor curves are given."""
    if options.audio is None and options.text is None and options.from_curves is None:
        raise UserError(
            'Give a sound or text file after the portrait, --text "...", or face curves with --from-curves IN.csv.'
        )
    if options.curves is not None:
        _check_writable(options.curves)


def _check_writable(out: Path) -> None:
    folder = out.parent
    if out.is_dir() or not folder.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        raise UserError(
            "The curves cannot be written to {out}; name a file in a folder that you may write to.", out=out
        )
