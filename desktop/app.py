"""Opens the window upon the real devices, models and folders."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import photo_library, settings
from desktop.photo_library import GalleryPhoto, PhotoLibrary
from desktop.reality import reality
from desktop.studio import Studio
from desktop.widgets import language, theme
from desktop.widgets.main_window import MainWindow
from inference import builtins

RECORDING_SECONDS = 30.0
"""Longest wait, after the window has gone, for a recording to be completed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed; `argv` are options for Qt. Returns the exit status."""
    app = _application([sys.argv[0], *(argv or [])])
    app.setApplicationName("Understudy")
    app.setDesktopFileName("understudy")
    studio = open_studio(settings.default_file(), photo_library.default_folder())
    language.speak(app, studio.settings.language)
    theme.follow(app, studio.settings.theme)
    window = MainWindow(studio)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: window.close())
    window.show()
    window.begin()
    status = int(app.exec())
    settings.save(studio.settings, settings.default_file())
    studio.linger(RECORDING_SECONDS)
    return status


def _application(arguments: list[str]) -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(arguments)


def open_studio(settings_file: Path, photos: Path) -> Studio:
    """A studio with the built-in portraits, the user's own from `photos`, and real devices."""
    offered = [GalleryPhoto(f"builtin:{entry.name}", entry.title, entry.path, False) for entry in builtins.portraits()]
    return Studio(settings.load(settings_file), PhotoLibrary(photos, offered), reality())
