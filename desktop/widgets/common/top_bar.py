"""Bar at the top of the window: view selection on the left, profile and menu on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


class TopBar(QWidget):
    """Hidden until a widget is added."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._left = 0
        self.hide()

    def add_left(self, widget: QWidget) -> None:
        """Put `widget` after those already on the left."""
        self._row.insertWidget(self._left, widget)
        self._left += 1
        self.show()

    def add_right(self, widget: QWidget) -> None:
        """Put `widget` after those already on the right."""
        self._row.addWidget(widget)
        self.show()
