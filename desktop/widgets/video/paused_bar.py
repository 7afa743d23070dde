"""Bar that explains paused rendering, or shows a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import words
from desktop.widgets.common.language import translated


class PausedBar(QFrame):
    """Hidden unless rendering is paused or there is a note."""

    go_on_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.setProperty("tone", "note")
        self._held = False
        self._note = ""
        self.label = words("", "problem")
        self.go_on_button = Button(self.tr("Make them meanwhile"), "film")
        self.go_on_button.clicked.connect(self.go_on_asked)
        self.close_button = Button(self.tr("Close this message"), "close", "icon")
        self.close_button.clicked.connect(lambda: self.show_note(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.go_on_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_hold(self, held: bool) -> None:
        """Show or hide that rendering is paused during the live session."""
        if held != self._held:
            self._held = held
            self._refresh()

    def show_note(self, sentence: str) -> None:
        """Show a note until it is closed."""
        self._note = translated(sentence)
        self._refresh()

    def _refresh(self) -> None:
        hold = self.tr("Videos wait while you are live, so that your picture stays smooth.")
        sentence = hold if self._held else self._note
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.go_on_button.setVisible(self._held)
        self.close_button.setVisible(not self._held)
        self.setVisible(bool(sentence))
