from __future__ import annotations

import pytest

from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell


@pytest.fixture
def window(shell: WindowShell) -> MainWindow:
    return shell._window
