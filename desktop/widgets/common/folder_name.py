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
