"""Start of the windowed application: creates models, devices and the main window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.library import portrait_catalogue
from desktop.library.gallery_photo import builtin_photo
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.settings import settings
from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings
from desktop.system import app_identity, log_file, termination
from desktop.system.single_instance import SingleInstance
from desktop.system.version import version
from desktop.widgets import theme
from desktop.widgets.common import language
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from desktop.window import app_storage
from desktop.window.app_model import AppModel
from desktop.window.system_backend import system_backend
from inference.portrait import builtins

RECORDING_SECONDS = 30.0
"""Maximum wait for a recording to be completed after the window has closed, in seconds."""


def main(files: Sequence[Path] = ()) -> int:
    """Open the window with `files` and run the event loop; an instance that is already open receives the files instead.

    Returns the exit status. Raises UserError if the open instance does not answer.
    """
    app_identity.claim()
    app = _application([sys.argv[0]])
    app.setApplicationName("Understudy")
    app.setDesktopFileName("understudy")
    place = settings.default_file()
    instance = SingleInstance(place.parent)
    if not instance.claim():
        instance.hand_over(files)
        return 0
    try:
        with log_file.logging_to(log_file.default_folder(), version()) as problem:
            profiles = Profiles(place)
            profiles.settings.newcomer |= profiles.is_new
            profiles.problem = profiles.problem or problem
            return _stay(app, instance, profiles, files)
    finally:
        instance.release()


def _stay(app: QApplication, instance: SingleInstance, profiles: Profiles, files: Sequence[Path]) -> int:
    language.set_language(app, profiles.settings.language)
    theme.install_theme(app, profiles.settings.theme)
    model = open_model(profiles.settings, portrait_catalogue.default_folder())
    window = MainWindow(model)
    shell = WindowShell(window, model, profiles, app_storage.real(_doctor_report))
    instance.called.connect(shell.receive)
    instance.pressed.connect(shell.hotkey_dispatch.dispatch)
    shell.close_prompt.ended.connect(app.exit)
    for number in termination.wanted(signal.SIGINT):
        signal.signal(number, lambda *_: shell.close_prompt.quit())
    window.show()
    window.begin()
    shell.begin(list(files))
    status = int(app.exec())
    profiles.save()
    model.wait_closed(RECORDING_SECONDS)
    return status


def _application(arguments: list[str]) -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(arguments)


def _doctor_report() -> str:
    from desktop.commands import doctor  # slow to import, and needed for bug reports only

    return doctor.report()


def open_model(chosen: Settings, photos: Path) -> AppModel:
    """The app model with the built-in portraits, the user's own in `photos`, and real devices."""
    offered = [builtin_photo(entry) for entry in builtins.portraits()]
    return AppModel(chosen, PortraitCatalogue(photos, offered), system_backend())
