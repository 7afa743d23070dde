"""Command `portraits`: lists the built-in portraits; takes a photo with the webcam; withdraws the consent for one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop.disclosure.builtin_consent import builtin_consent
from desktop.options.values import path
from inference.portrait import builtins
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print machine-readable output")
    parser.add_argument(
        "--withdraw",
        type=path("--withdraw"),
        metavar="PHOTO",
        help="withdraw the consent for this photo: its copies in the library, their settings, what was stated and all "
        "cached data are deleted; PHOTO itself, videos and recordings stay",
    )
    parser.add_argument(
        "--take-photo",
        type=path("--take-photo"),
        metavar="OUT.png",
        help="take a portrait photo with the webcam into a new PNG or JPEG file: advice, countdown, best of five",
    )
    parser.add_argument("--webcam", metavar="NAME", help="webcam of --take-photo, or a video file in its place")


def run(options: argparse.Namespace) -> int:
    """Print name, kind, title and origin of every built-in portrait, take a photo or withdraw one."""
    if options.webcam is not None and options.take_photo is None:
        raise UserError("--webcam goes with --take-photo OUT.png.")
    if options.take_photo is not None:
        return _take(options.take_photo, options.webcam)
    if options.withdraw is not None:
        return _withdraw(options.withdraw, options.json)
    entries = builtins.portraits()
    if options.json:
        print(json.dumps([_as_dict(entry) for entry in entries], indent=2))
        return 0
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        print(f"{entry.name:{width}}  {entry.title} ({entry.kind}). {entry.made}")
    return 0


def _take(out: Path, webcam: str | None) -> int:
    from desktop.commands.take_photo import take_photo  # slow import, for this option only
    from desktop.window.webcams import system_webcams

    take_photo(out, webcam, system_webcams())
    return 0


def _withdraw(photo: Path, as_json: bool) -> int:
    from desktop.library.withdrawal import withdraw  # slow import, for this option only

    deleted = withdraw(photo)
    if as_json:
        print(json.dumps([str(file) for file in deleted], indent=2))
    else:
        print(*deleted, sep="\n", end="\n" * bool(deleted))
        print(f"{len(deleted)} files about {photo.name} were deleted." if deleted else f"Nothing about {photo.name}.")
    return 0


def _as_dict(entry: builtins.Builtin) -> dict[str, str]:
    return {
        "name": entry.name,
        "title": entry.title,
        "kind": entry.kind,
        "consent": builtin_consent(entry).kind,
        "file": str(entry.path),
        "made": entry.made,
    }
