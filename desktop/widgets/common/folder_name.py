"""Folders as the window shows them."""

from __future__ import annotations

import sys
from pathlib import Path


def folder_name(folder: Path) -> str:
    """The path of `folder`; below the home folder it starts with "~", except on Windows, where nobody writes it so."""
    home = Path.home()
    if sys.platform == "win32" or not folder.is_relative_to(home):
        return str(folder)
    return f"~/{folder.relative_to(home).as_posix()}"


def wrapping_name(folder: Path) -> str:
    """`folder_name` for a narrow label: lines may break after a backslash as they do after a slash."""
    return folder_name(folder).replace("\\", "\\\N{ZERO WIDTH SPACE}")
