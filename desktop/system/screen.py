"""Check for a screen that a window can open on.

Qt aborts the process if its platform plug-in cannot connect, so the connection is tried first.
"""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

OFFSCREEN = ("offscreen", "minimal", "vnc")
"""Platform plug-ins that need no screen."""
SECONDS = 20.0


def problem() -> str | None:
    """One sentence if no window can be opened, None if there is a screen."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return None if platform.partition(":")[0] in OFFSCREEN or _qt_starts() else _unusable(platform)
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and _wayland_answers(wayland):
        return None
    if display:
        return None if _x11_answers() else f"There is no screen: nothing answers at DISPLAY {display}."
    if wayland:
        return f"There is no screen: nothing answers at WAYLAND_DISPLAY {wayland}."
    return "There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set."


def _unusable(platform: str) -> str:
    return f"There is no screen: QT_QPA_PLATFORM is {platform}, which does not work here."


def _wayland_answers(name: str) -> bool:
    """Whether a compositor listens on the socket `name`, relative to XDG_RUNTIME_DIR or absolute."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(Path(folder) / name))
        except OSError:
            return False
    return True


def _x11_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _qt_starts() -> bool:
    """Whether Qt starts with the platform plug-in of QT_QPA_PLATFORM, tried in another process."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", "desktop.system.screen"]
    root = Path(__file__).resolve().parents[2]
    try:
        ended = subprocess.run(command, cwd=root, stdin=quiet, stdout=quiet, stderr=quiet, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    QGuiApplication([])
