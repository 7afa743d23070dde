"""The interface to global keys that each operating system's file implements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from desktop.hotkeys.keystroke import Keystroke
from inference.sentence import Sentence

TAKEN = Sentence("Another program has this key already; choose another one.")
UNKNOWN = Sentence("This keyboard has no such key; choose another one.")


class KeyEvent(NamedTuple):
    """Press or release of one of our keys. Auto-repeat of a held key is one press."""

    action: str
    pressed: bool


class SystemKeys(Protocol):
    """Global keys for actions, by name. One thread uses it, and no call blocks."""

    def register(self, keys: Mapping[str, Keystroke]) -> dict[str, Sentence]:
        """Register exactly `keys`, by action; returns the reason for each action whose key is refused."""

    def poll(self) -> list[KeyEvent]:
        """Events since the last call."""

    def close(self) -> None:
        """Unregister all keys."""
