"""Check for a screen that a window can open on."""

from __future__ import annotations

import ctypes
import os
import sys


def problem() -> str | None:
    """One sentence if no window can be opened, None if there is a screen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return "There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set."
    return None if _x11_answers() else f"There is no screen: nothing answers at DISPLAY {display}."


def _x11_answers() -> bool:
    """Test the connection first, because Qt aborts the process if the X server does not answer."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
