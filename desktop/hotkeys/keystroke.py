"""One key with what is held meanwhile, written as Qt writes it: "Ctrl+Alt+Shift+M"."""

from __future__ import annotations

from dataclasses import dataclass

from inference.user_error import UserError

MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
"""In the order they are written. As in Qt, Ctrl is the Command key of macOS, and Meta its Control key."""
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = tuple("0123456789")
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 25))
PLACES = ("Ins", "Home", "End", "PgUp", "PgDown", "Left", "Right", "Up", "Down", "Space")
IDLE = ("Pause", "ScrollLock")
KEYS = frozenset((*LETTERS, *DIGITS, *FUNCTION_KEYS, *PLACES, *IDLE))
LONELY = frozenset((*FUNCTION_KEYS, *IDLE))
"""Keys that nobody types with: they may be taken without a modifier."""


@dataclass(frozen=True)
class Keystroke:
    """What has to be pressed."""

    key: str
    """One of KEYS."""
    modifiers: frozenset[str]
    """Some of MODIFIERS."""

    def __str__(self) -> str:
        return "+".join([*(name for name in MODIFIERS if name in self.modifiers), self.key])


def parse(text: str) -> Keystroke:
    """The keystroke written in `text`; UserError for one that no program should take from all others."""
    *held, key = text.split("+")
    if key not in KEYS or not set(held) <= set(MODIFIERS):
        raise UserError("This key cannot be used everywhere; take a letter, a digit or one of F1 to F24.")
    if not set(held) - {"Shift"} and key not in LONELY:
        raise UserError("You could not type this key any more in other programs; hold Ctrl or Alt with it.")
    return Keystroke(key, frozenset(held))
