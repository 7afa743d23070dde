"""Bar that explains paused rendering, or shows a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated


class PausedBar(QFrame):
    """Hidden unless rendering is paused or there is a note."""

    continue_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.setProperty("tone", "note")
        self._paused = False
        self._note = ""
        self.label = text_label("", "problem")
        self.continue_button = Button(self.tr("Make them meanwhile"), "film")
        self.continue_button.clicked.connect(self.continue_requested)
        self.close_button = Button(self.tr("Close this message"), "close", "icon")
        self.close_button.clicked.connect(lambda: self.show_note(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.continue_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_paused(self, paused: bool) -> None:
        """Show or hide that rendering is paused during the live session."""
        if paused != self._paused:
            self._paused = paused
            self._refresh()

    def show_note(self, sentence: str) -> None:
        """Show a note until it is closed."""
        self._note = translated(sentence)
        self._refresh()

    def _refresh(self) -> None:
        explanation = self.tr("Videos wait while you are live, so that your picture stays smooth.")
        sentence = explanation if self._paused else self._note
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.continue_button.setVisible(self._paused)
        self.close_button.setVisible(not self._paused)
        self.setVisible(bool(sentence))
