from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell


@pytest.fixture
def window(shell: WindowShell) -> MainWindow:
    """The main window inside the window shell."""
    return shell._window


@pytest.fixture
def video_window(window: MainWindow, backend) -> Iterator[MainWindow]:
    """The window in the video view."""
    window.view_switch.setCurrentIndex(1)
    yield window
    backend.videos.allow()
    window._model.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Paths opened in other programs."""
    paths: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())) or True)
    return paths
