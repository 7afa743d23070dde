"""Whether stored paths still lead somewhere; a place that cannot be asked counts as gone."""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether there is a folder."""
    try:
        return path.is_dir()
    except OSError:  # no rights, a name too long, a lost network
        return False


def exists(path: Path) -> bool:
    """Whether there is a file or folder."""
    try:
        return path.exists()
    except OSError:
        return False
