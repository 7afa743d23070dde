"""python -m tests.windows.desktop_facts: what the window takes from the desktop; runs on Windows.

Prints DPI awareness (2: per monitor), the font of the window and of the system's messages, colour scheme and accent.
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from PySide6.QtWidgets import QApplication

from desktop.system.accent_colour import accent_colour
from desktop.widgets import theme

SPI_GETNONCLIENTMETRICS = 0x29


class LogFont(ctypes.Structure):
    """LOGFONTW."""

    _fields_ = (("numbers", ctypes.c_long * 5), ("flags", ctypes.c_byte * 8), ("face", ctypes.c_wchar * 32))


class NonClientMetrics(ctypes.Structure):
    """NONCLIENTMETRICSW."""

    _fields_ = (
        ("size", wintypes.UINT),
        ("frame", ctypes.c_int * 5),
        ("caption", LogFont),
        ("small", ctypes.c_int * 2),
        ("small_caption", LogFont),
        ("menu", ctypes.c_int * 2),
        ("menu_font", LogFont),
        ("status", LogFont),
        ("message", LogFont),
        ("padding", ctypes.c_int),
    )


def main() -> None:
    """Open the application without a window and print."""
    app = QApplication([])
    theme.install_theme(app, "")
    user = ctypes.windll.user32  # type: ignore[attr-defined]
    user.GetThreadDpiAwarenessContext.restype = ctypes.c_void_p
    user.GetAwarenessFromDpiAwarenessContext.argtypes = [ctypes.c_void_p]
    awareness = user.GetAwarenessFromDpiAwarenessContext(user.GetThreadDpiAwarenessContext())
    metrics = NonClientMetrics(size=ctypes.sizeof(NonClientMetrics))
    user.SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, metrics.size, ctypes.byref(metrics), 0)
    highlight = app.palette().highlight().color().name()
    scheme = app.styleHints().colorScheme().name
    print(f"dpi {awareness} font {app.font().family()!r} system {metrics.message.face!r}")
    print(f"scheme {scheme} accent {accent_colour() or 'none'} highlight {highlight}")


if __name__ == "__main__":
    main()
