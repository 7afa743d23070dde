"""What every system can do with keys for us, and which one this is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from desktop.hotkeys.keystroke import Keystroke
from inference.sentence import Sentence
from inference.user_error import UserError

TAKEN = Sentence("Another program has this key already; choose another one.")
UNKNOWN = Sentence("This keyboard has no such key; choose another one.")


class KeyEvent(NamedTuple):
    """A key of ours went down or up. A key that is held and repeats itself went down once."""

    action: str
    pressed: bool


class SystemKeys(Protocol):
    """Keys taken from all programs, for actions by their names. To be used by one thread, and never waits for a key."""

    def take(self, keys: Mapping[str, Keystroke]) -> dict[str, Sentence]:
        """Have exactly these from now on; returns why it could not be, for each action where that is so."""

    def poll(self) -> list[KeyEvent]:
        """What has happened since the last call."""

    def close(self) -> None:
        """Give all keys back."""


def open_system() -> SystemKeys:
    """The keys of this computer; UserError where no program may have such ones."""
    if sys.platform == "win32":
        from desktop.hotkeys.windows import WindowsKeys

        return WindowsKeys()
    if sys.platform == "darwin":
        from desktop.hotkeys.macos import MacKeys

        return MacKeys()
    if is_wayland(os.environ):
        from desktop.commands import press

        raise UserError(
            "This desktop runs on Wayland, where Understudy hears no keys meant for other programs. Instead, give a "
            "key of the desktop, in its own settings, the command: {command}",
            command=press.command_line(),
        )
    from desktop.hotkeys.x11 import X11Keys

    return X11Keys()


def is_wayland(environment: Mapping[str, str]) -> bool:
    """An X server may run as well then, but hears keys of its own windows alone."""
    return bool(environment.get("WAYLAND_DISPLAY")) or environment.get("XDG_SESSION_TYPE") == "wayland"
