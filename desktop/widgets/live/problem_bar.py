"""Bar above the preview with the current problem or a note."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.widgets import theme
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.settings_button import SettingsButton


class ProblemBar(QFrame):
    """A problem stays until it is solved or closed; a closed problem does not reappear while it lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self._closed: str | None = None
        self._problem: str | None = None
        self._note: str | None = None
        self.label = text_label("", "problem")
        self.settings_button = SettingsButton()
        self.close_button = Button(self.tr("Close this message"), "close", "icon")
        self.close_button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.settings_button)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def text(self) -> str:
        """Text shown, "" while hidden."""
        return "" if self.isHidden() else self.label.text()

    def show_problem(self, sentence: str | None) -> None:
        """Show the current problem; None if there is none."""
        if sentence != self._closed:
            self._closed = None
        if sentence != self._problem:
            self._problem = sentence
            self._refresh()

    def show_note(self, sentence: str | None) -> None:
        """Show a note, in a calmer colour; a problem takes precedence."""
        self._note = sentence
        self._refresh()

    def forget(self, sentence: str) -> None:
        """Remove the note if it is `sentence`."""
        if self._note == sentence:
            self.show_note(None)

    def _dismiss(self) -> None:
        if self._problem and self._problem != self._closed:
            self._closed = self._problem
        else:
            self._note = None
        self.close_button.clearFocus()  # otherwise hiding it moves the focus on to the Stop button
        self._refresh()

    def _refresh(self) -> None:
        problem = self._problem if self._problem != self._closed else None
        sentence = translated(problem or self._note or "")
        theme.set_style_property(self, "tone", "problem" if problem else "note")
        self.label.setText(sentence)
        self.settings_button.show_for(problem)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
