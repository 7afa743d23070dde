"""Card: framed group of controls for one subject."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout


class Card(QFrame):
    """Vertical layout `rows` on a raised surface."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 14, 16, 16)
        self.rows.setSpacing(10)


def text_label(text: str, tone: str = "muted") -> QLabel:
    """A plain-text label that wraps unless its tone is "heading".

    Never rich text: it may contain file names.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(tone != "heading")
    label.setProperty("tone", tone)
    return label
