"""Command `verify`: where a video or picture comes from."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from desktop.options.patterns import expanded
from desktop.options.values import given_path, path
from desktop.provenance import installation
from desktop.provenance.verification import Verdict, Verification, verify
from desktop.provenance.verification_text import as_dict, sentences
from inference.user_error import UserError

STATUS = {Verdict.UNALTERED: 0, Verdict.ALTERED: 3, Verdict.STRIPPED: 4, Verdict.FOREIGN: 5}
UNREADABLE = 2
EPILOG = """exit status, the highest of all files:
  0  made with Understudy, signed and unaltered
  2  a file cannot be read
  3  signed as made with Understudy, and altered since
  4  invisible mark or metadata say Understudy; a valid signature is missing
  5  nothing says that Understudy made it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("files", metavar="FILE", nargs="*", help="a video (MP4, MOV, WebM, ...) or picture (PNG, JPEG)")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.add_argument(
        "--trust",
        type=path("--trust"),
        action="append",
        default=[],
        metavar="FILE.pem",
        help="certificate to trust besides this computer's own; can be given several times",
    )
    parser.add_argument(
        "--reset-number",
        action="store_true",
        help="give this installation another number for the invisible mark, so that new videos cannot be connected "
        "with earlier ones",
    )


def run(options: argparse.Namespace) -> int:
    """Print what is known about each file; returns the exit status in EPILOG. Raises UserError for no file."""
    if options.reset_number:
        print(f"Number of this installation from now on: {installation.reset():08x}", file=sys.stderr)
    names = expanded(options.files)
    if not names and not options.reset_number:
        raise UserError("Give the videos or pictures to check.")
    checked, status = _checked([given_path(name, "FILE") for name in names], options)
    if options.json:
        print(json.dumps([as_dict(found) for found in checked], indent=2))
    return max([status, *(STATUS[found.verdict] for found in checked)])


def _checked(files: list[Path], options: argparse.Namespace) -> tuple[list[Verification], int]:
    """What was found, printed as text on the way, and UNREADABLE if a file could not be read, else 0."""
    checked, status = [], 0
    for file in files:
        try:
            checked.append(verify(file, options.trust))
        except (OSError, UserError) as error:
            status = UNREADABLE
            print(_reason(file, error), file=sys.stderr)
            continue
        if not options.json:
            print(f"{file}\n  " + "\n  ".join(sentences(checked[-1])), flush=True)
    return checked, status


def _reason(file: Path, error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"{file}: {getattr(error, 'strerror', None) or error}."
