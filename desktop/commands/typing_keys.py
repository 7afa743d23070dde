"""Types lines to be spoken, in the terminal of the `live` command."""

from __future__ import annotations

import contextlib
import re
from typing import Protocol

from inference.user_error import UserError

HELP = "Enter begins a line to be spoken and ends it, Esc stops speaking"
SEQUENCE = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]")
"""What a terminal sends for an arrow or a function key."""
ENTER, ESCAPE, BACKSPACE = "\r\n", "\x1b", "\x7f\b"


class Lines(Protocol):
    """Interface of desktop.live.typed_lines.TypedLines."""

    def say(self, text: str) -> None:
        """Speak a line."""

    def stop(self) -> None:
        """Stop speaking."""


class TypingKeys:
    """Takes the keys of a line, and leaves the others."""

    def __init__(self, lines: Lines) -> None:
        self.text: str | None = None
        """The line so far; None while none is typed."""
        self._lines = lines

    def press(self, keys: str) -> str:
        """Process new `keys`; returns those that are no part of a line."""
        return "".join(key for key in SEQUENCE.sub("", keys) if not self._take(key))

    def _take(self, key: str) -> bool:
        if key == ESCAPE:
            if self.text is None:
                self._lines.stop()
            self.text = None
        elif key in ENTER:
            text, self.text = self.text, "" if self.text is None else None
            if text:
                with contextlib.suppress(UserError):  # as many lines wait as may
                    self._lines.say(text)
        elif self.text is None:
            return False
        elif key in BACKSPACE:
            self.text = self.text[:-1]
        elif key.isprintable():
            self.text += key
        return True
