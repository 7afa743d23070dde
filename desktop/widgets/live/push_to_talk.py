"""Push-to-talk: while muted, holding T lets the voice through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class PushToTalk:
    """Passes presses and releases of T to `talk`, and leaves other keys alone."""

    def __init__(self, talk: Callable[[bool], None]) -> None:
        self._talk = talk

    def handle(self, event: QKeyEvent, pressed: bool) -> None:
        """Take a key event; auto-repeat is ignored."""
        if event.key() == Qt.Key.Key_T and not event.isAutoRepeat():
            self._talk(pressed)
        event.accept()
