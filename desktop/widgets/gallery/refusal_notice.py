"""Notice with the reasons why photos were refused, in the gallery."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated

MOST_SENTENCES = 3


class RefusalNotice(QFrame):
    """Shows refusals and a button to try again; stays until closed or until the next attempt."""

    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.label = text_label("", "problem")
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again_button = Button(self.tr("Choose another photo"), "add")
        self.close_button = Button(self.tr("Close this message"), "close", "icon")
        self.again_button.clicked.connect(self.again_requested)
        self.close_button.clicked.connect(self.clear)
        self._sentences: list[str] = []
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """Text shown, "" while hidden."""
        return "" if self.isHidden() else self.label.text()

    def add(self, sentence: str) -> None:
        """Append a refusal; only the first `MOST_SENTENCES` are shown, the tooltip lists all."""
        self._sentences.append(translated(sentence))
        shown = self._sentences[:MOST_SENTENCES]
        more = len(self._sentences) - len(shown)
        if more:
            shown.append(self.tr("The same goes for %n more.", "", more))
        self.label.setText("\n\n".join(shown))
        self.setToolTip("\n".join(self._sentences) if more else "")
        self.setAccessibleName(self.label.text())
        self.show()

    def clear(self) -> None:
        """Remove all refusals and hide."""
        self._sentences = []
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.again_button, 1)
        row.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 8, 8)
        rows.addWidget(self.label)
        rows.addLayout(row)
