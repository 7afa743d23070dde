"""One sentence that changes with what the webcam sees, and is said by screen readers."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.widgets.common.announcement import announce
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated

HELD = 900
"""Milliseconds that a sentence stays at least, so that it can be read."""


class AdviceLabel(QWidget):
    """Keeps its height while the sentence changes."""

    def __init__(self) -> None:
        super().__init__()
        self.label: QLabel = text_label("", "verdict")
        self._since = QElapsedTimer()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.label)
        self.setMinimumHeight(2 * self.fontMetrics().height() + 8)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self.label.text()

    def advise(self, sentence: str) -> None:
        """Show `sentence` once the present one was shown long enough."""
        if not (self._since.isValid() and self._since.elapsed() < HELD):
            self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show `sentence` at once."""
        text = translated(sentence)
        if text != self.text:
            self._since.start()
            self.label.setText(text)
            announce(self.label, text)
