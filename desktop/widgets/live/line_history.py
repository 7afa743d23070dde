"""Line of text that is sent by Enter and recalls earlier lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

MOST = 100
"""Earlier lines that are kept, in memory only."""


class HistoryLine(QLineEdit):
    """Enter sends, Up and Down recall, Escape is left to the owner."""

    sent = Signal(str)
    escaped = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._lines: list[str] = []
        self._place = 0
        """Of the shown line in the history; its length for the new line."""
        self._draft = ""

    def forget_text(self) -> None:
        """Take the text as sent: keep it in the history and clear the line."""
        if self.text() and self.text() not in self._lines[-1:]:
            self._lines = [*self._lines, self.text()][-MOST:]
        self._place, self._draft = len(self._lines), ""
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter, Up, Down and Escape; all other keys edit."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit(self.text())
        elif key == Qt.Key.Key_Up:
            self._recall(self._place - 1)
        elif key == Qt.Key.Key_Down:
            self._recall(self._place + 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep releases from the window, which takes T for push-to-talk."""
        super().keyReleaseEvent(event)
        event.accept()

    def _recall(self, place: int) -> None:
        if not 0 <= place <= len(self._lines):
            return
        if self._place == len(self._lines):
            self._draft = self.text()
        self._place = place
        self.setText(self._draft if place == len(self._lines) else self._lines[place])
