"""Folders as the window shows them."""

from __future__ import annotations

from pathlib import Path


def folder_name(folder: Path) -> str:
    """The path of `folder`; below the home folder it starts with "~"."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
