"""Scrolling column of cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class CardColumn(QScrollArea):
    """Fills the available width; only its cards take the focus."""

    def __init__(self) -> None:
        super().__init__()
        column = QWidget()
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def stack(self, *cards: QWidget) -> None:
        """Add `cards` from top to bottom; call it once."""
        for card in cards:
            self._rows.addWidget(card)
        self._rows.addStretch(1)
