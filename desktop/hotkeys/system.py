"""Chooses the implementation of global keys for this operating system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from desktop.hotkeys.actions import MUTE
from desktop.hotkeys.system_keys import SystemKeys
from desktop.system.own_command import own_command
from inference.user_error import UserError


def open_system() -> SystemKeys:
    """Global keys of this computer. Raises UserError on Wayland, which offers none to ordinary programs."""
    if sys.platform == "win32":
        from desktop.hotkeys.windows import WindowsKeys

        return WindowsKeys()
    if sys.platform == "darwin":
        from desktop.hotkeys.macos import MacKeys

        return MacKeys()
    if is_wayland(os.environ):
        raise UserError(
            "This desktop runs on Wayland, where Understudy hears no keys meant for other programs. Instead, give a "
            "key of the desktop, in its own settings, the command: {command}",
            command=own_command("press", MUTE),
        )
    from desktop.hotkeys.x11 import X11Keys

    return X11Keys()


def digit_at(scan_code: int, virtual_key: int, system: str = sys.platform) -> str:
    """The digit printed on a physical key, whatever Shift or the layout make of it; "" for any other key.

    Qt's native scan code serves on X11, its native virtual key on Windows and macOS.
    """
    if system == "win32":
        from desktop.hotkeys import windows

        return windows.digit_of(virtual_key)
    if system == "darwin":
        from desktop.hotkeys import macos

        return macos.digit_of(virtual_key)
    from desktop.hotkeys import x11

    return x11.digit_of(scan_code)


def is_wayland(environment: Mapping[str, str]) -> bool:
    """Whether the desktop runs on Wayland; XWayland may offer X11 too, but delivers keys of its own windows alone."""
    return bool(environment.get("WAYLAND_DISPLAY")) or environment.get("XDG_SESSION_TYPE") == "wayland"
