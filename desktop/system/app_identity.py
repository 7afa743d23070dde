"""Name of the program for Windows' task bar, which otherwise shows it as part of python.exe."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

APP_ID = "Understudy.Understudy"
"""AppUserModelID; the installer's Start-menu entry carries the same one."""


def claim(shell: Any = None) -> None:
    """Give this process its AppUserModelID; does nothing on other systems. `shell` replaces shell32 in tests."""
    if sys.platform.startswith("win"):
        shell = shell or getattr(ctypes, "windll").shell32  # noqa: B009
        shell.SetCurrentProcessExplicitAppUserModelID(APP_ID)
