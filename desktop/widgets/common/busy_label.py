"""Progress message that turns into a result text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.widgets.common.card import text_label


class BusyLabel(QWidget):
    """A centred sentence with an indeterminate progress bar; `say` replaces both by a text at the top."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 4)
        self.label = text_label(sentence)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        self._rows = rows
        rows.setContentsMargins(60, 0, 60, 0)
        rows.setSpacing(14)
        rows.addStretch(1)
        rows.addWidget(self.label)
        rows.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)

    def say(self, sentence: str) -> None:
        """Hide the progress bar and show `sentence` at the top."""
        self.bar.hide()
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setStretch(0, 0)
        self.label.setText(sentence)
        self.label.setProperty("tone", "plain")
        self.label.style().polish(self.label)
