"""Command-line parser and options shared by the training, export and evaluation commands."""

from __future__ import annotations

import argparse
from pathlib import Path


def command_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser whose help prints `description`, the module's docstring, with its line breaks."""
    return argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)


def add_paths(parser: argparse.ArgumentParser, **defaults: Path) -> None:
    """Optional positional paths in the given order, each with its default."""
    for name, default in defaults.items():
        parser.add_argument(name, type=Path, nargs="?", default=default)


def add_notes(parser: argparse.ArgumentParser) -> None:
    """--notes, the required description of the weights in models.toml."""
    parser.add_argument("--notes", required=True, help="how these weights were trained, in one line")
