"""Command `portraits`: lists the built-in portraits."""

from __future__ import annotations

import argparse
import json

from inference.portrait import builtins


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print machine-readable output")


def run(options: argparse.Namespace) -> int:
    """Print name, kind, title and origin of every built-in portrait."""
    entries = builtins.portraits()
    if options.json:
        print(json.dumps([_as_dict(entry) for entry in entries], indent=2))
        return 0
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        print(f"{entry.name:{width}}  {entry.title} ({entry.kind}). {entry.made}")
    return 0


def _as_dict(entry: builtins.Builtin) -> dict[str, str]:
    return {"name": entry.name, "title": entry.title, "kind": entry.kind, "file": str(entry.path), "made": entry.made}
