"""Standard streams for a windowed program on Windows, where Python has None for sys.stdout and sys.stderr."""

from __future__ import annotations

import ctypes
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

ERROR_ICON = 0x10
"""MB_ICONERROR of MessageBoxW."""


def message_box(text: str) -> None:
    """Show `text` in a message box of Windows and wait until the user closes it."""
    ctypes.windll.user32.MessageBoxW(None, text, "Understudy", ERROR_ICON)  # type: ignore[attr-defined]


def run(begin: Callable[[], int], show: Callable[[str], None] = message_box) -> int:
    """Call `begin` and return its exit status.

    Without standard streams, what it prints is dropped. What it writes to sys.stderr is passed to `show` if it ends
    with another status than 0, by SystemExit too.
    """
    if sys.stdout is not None and sys.stderr is not None:
        return begin()
    before = sys.stdin, sys.stdout, sys.stderr
    errors = io.StringIO()
    with Path(os.devnull).open("r+", encoding="utf-8") as nothing:
        sys.stdin, sys.stdout, sys.stderr = sys.stdin or nothing, sys.stdout or nothing, sys.stderr or errors
        try:
            status = _status(begin)
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    if status and errors.getvalue().strip():
        show(errors.getvalue().strip())
    return status


def _status(begin: Callable[[], int]) -> int:
    try:
        return begin()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
