"""Accent colour that the user chose in the settings of Windows or macOS."""

from __future__ import annotations

import plistlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

WINDOWS_KEY, WINDOWS_VALUE = r"SOFTWARE\Microsoft\Windows\DWM", "AccentColor"
MAC_FILE = Path("Library", "Preferences", ".GlobalPreferences.plist")
MAC_COLOURS = {
    -1: "#8c8c8c",
    0: "#ff5257",
    1: "#f7821b",
    2: "#ffc600",
    3: "#62ba46",
    4: "#007aff",
    5: "#a550a7",
    6: "#f74f9e",
}
"""AppleAccentColor: graphite, red, orange, yellow, green, blue, purple, pink; no entry means several colours."""


def accent_colour() -> str:
    """The colour as #rrggbb; "" if the user chose none or the system has none."""
    if sys.platform == "win32":
        return _windows()
    return _mac(Path.home() / MAC_FILE) if sys.platform == "darwin" else ""


def _windows() -> str:
    import winreg

    registry: Any = winreg
    with suppress(OSError), registry.OpenKey(registry.HKEY_CURRENT_USER, WINDOWS_KEY) as key:
        return from_windows(int(registry.QueryValueEx(key, WINDOWS_VALUE)[0]))
    return ""


def from_windows(value: int) -> str:
    """#rrggbb of Windows' 0xAABBGGRR."""
    red, green, blue = value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF
    return f"#{red:02x}{green:02x}{blue:02x}"


def _mac(file: Path) -> str:
    with suppress(OSError, ValueError), file.open("rb") as opened:
        return MAC_COLOURS.get(plistlib.load(opened).get("AppleAccentColor"), "")
    return ""
