"""The main window on a fake backend: no device, no model, no screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.settings.profiles import Profiles
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from tests.gui.fake_backend import FakeBackend


@pytest.fixture
def backend(tmp_path: Path) -> FakeBackend:
    """A backend with two built-in portraits, two microphones and a virtual camera."""
    return FakeBackend(tmp_path)


@pytest.fixture
def open_window(qtbot, qapp, backend: FakeBackend) -> Callable[[], MainWindow]:
    """Opens the window and waits until it has settled."""
    theme.apply_scheme(qapp, "dark")

    def opened() -> MainWindow:
        window = MainWindow(backend.model())
        qtbot.addWidget(window)
        window.show()
        window.begin()
        qtbot.waitUntil(lambda: window.live.preview.image is not None or not backend.photos)
        qtbot.waitUntil(lambda: window.devices.microphone.list.count() > 2 or not backend.devices.microphones)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """The main window on the backend as it is."""
    return open_window()


@pytest.fixture
def live_window(qtbot, window: MainWindow) -> MainWindow:
    """The window with a running session."""
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    return window


@pytest.fixture
def shell(open_window: Callable[[], MainWindow], backend: FakeBackend) -> WindowShell:
    """The window shell: menu, profiles, tray and dialogs around the main window."""
    profiles = Profiles(backend.folder / "config" / "settings.json")
    profiles.settings.recordings = backend.settings.recordings
    profiles.settings.video_folder = backend.settings.video_folder
    backend.settings = profiles.settings
    window = open_window()
    shell = WindowShell(window, window._model, profiles, backend.storage)
    shell.begin([])
    return shell
