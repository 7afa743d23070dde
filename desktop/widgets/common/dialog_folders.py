"""Where the system's dialogs for files begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

Place = QStandardPaths.StandardLocation


def folder(kind: Place) -> str:
    """The user's folder of that kind, or the home folder where there is none: a dialog would take it for a file."""
    path = QStandardPaths.writableLocation(kind)
    return path if Path(path).is_dir() else str(Path.home())
