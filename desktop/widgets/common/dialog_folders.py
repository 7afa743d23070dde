"""Start folders of file dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

Place = QStandardPaths.StandardLocation


def folder(kind: Place) -> str:
    """The user's standard folder of this kind, or the home folder if it does not exist.

    A file dialog takes a missing folder for a file name.
    """
    path = QStandardPaths.writableLocation(kind)
    return path if Path(path).is_dir() else str(Path.home())
