"""A system keyboard without a system."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.hotkeys.keystroke import Keystroke
from desktop.hotkeys.system_keys import TAKEN, KeyEvent
from inference.sentence import Sentence


class FakeKeyboard:
    """Delivers keys that a test presses; `others` are keys of another program."""

    def __init__(self, others: set[str] | None = None) -> None:
        self.others = others or set()
        self.taken: dict[str, str] = {}
        self.closed = False
        self._events: list[KeyEvent] = []

    def register(self, keys: Mapping[str, Keystroke]) -> dict[str, Sentence]:
        self.closed = False
        self.taken = {str(key): action for action, key in keys.items() if str(key) not in self.others}
        return {action: TAKEN for action, key in keys.items() if str(key) in self.others}

    def poll(self) -> list[KeyEvent]:
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        self.taken, self.closed = {}, True

    def press(self, key: str) -> None:
        """Delivers an event if the key is registered."""
        if key in self.taken:
            self._events.append(KeyEvent(self.taken[key], True))

    def release(self, key: str) -> None:
        if key in self.taken:
            self._events.append(KeyEvent(self.taken[key], False))
