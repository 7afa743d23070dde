"""Row below the transport buttons: a line of text that the portrait speaks, and the stored phrases."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.widgets.common.button import Button
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs.phrases_dialog import PhrasesDialog
from desktop.widgets.live.line_history import HistoryLine
from desktop.window.typed_speech import LONGEST_PHRASE, MOST_PHRASES, TypedSpeech
from inference.user_error import UserError

LONGEST = 2000
TITLE_LETTERS = 40
"""Of a phrase in the menu."""


class TypeToTalk(QWidget):
    """Enter speaks the line, Escape stops; Alt+1 to Alt+9 speak the stored phrases, also while the row is hidden."""

    refused = Signal(str)
    """Sentence why a line was not spoken."""

    def __init__(self, typed: TypedSpeech, button: Button) -> None:
        """The checkable `button` shows and hides the row."""
        super().__init__()
        self._typed = typed
        self._button = button
        self.line = HistoryLine(self.tr("Type to talk"))
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleDescription(self.tr("Enter speaks the line, Up brings back an earlier one, Esc stops"))
        self.stop_button = Button(self.tr("Stop speaking (Esc)"), "stop", "icon")
        self.phrases_button = Button(self.tr("Phrases"), "phrases", "icon")
        self.menu = QMenu(self.phrases_button)
        self.phrases_button.setMenu(self.menu)
        self.line.sent.connect(self._send)
        self.line.escaped.connect(self._escape)
        self._button.clicked.connect(self._show)
        self._button.setChecked(typed.shown)
        self.setHidden(not typed.shown)
        self.stop_button.clicked.connect(self._stop)
        self.menu.aboutToShow.connect(self.fill_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.line, self.stop_button, self.phrases_button):
            row.addWidget(widget)
        self.show_progress()

    @property
    def phrases(self) -> list[str]:
        """The stored phrases, in the order of their keys."""
        return self._typed.phrases

    def add_keys(self, window: QWidget) -> None:
        """Let Alt+1 to Alt+9 speak the phrases from everywhere in `window`."""
        for number in range(1, MOST_PHRASES + 1):
            QShortcut(QKeySequence(f"Alt+{number}"), window, partial(self.say_phrase, number))

    def open(self) -> None:
        """Show the row with the focus in its line, unless another view is shown."""
        if self._button.isVisible():
            self._show(True)

    def say_phrase(self, number: int) -> None:
        """Speak the phrase of this number, from 1, if there is one."""
        phrases = self._typed.phrases
        if number <= len(phrases):
            self._say(phrases[number - 1])

    def show_progress(self) -> None:
        """Show whether a line is spoken and how many wait."""
        if self.isHidden():
            return
        speaking, waiting = self._typed.speaking, self._typed.waiting
        hint = self.tr("Type what the portrait says, then press Enter")
        if waiting:
            hint = self.tr("Speaking; lines that wait: {count}. Esc stops").format(count=waiting)
        elif speaking:
            hint = self.tr("Speaking… Esc stops")
        if hint != self.line.placeholderText():
            self.line.setPlaceholderText(hint)
        if speaking or not self.stop_button.hasFocus():  # a disabled button would lose the focus
            self.stop_button.setEnabled(speaking or waiting > 0)

    def fill_menu(self) -> None:
        """List the phrases, and what can be done with them."""
        self.menu.clear()
        for number, phrase in enumerate(self._typed.phrases, 1):
            self._add(_short(phrase), partial(self.say_phrase, number)).setShortcut(QKeySequence(f"Alt+{number}"))
        if self._typed.phrases:
            self.menu.addSeparator()
        text = self.line.text().strip()
        keep = self._add(self.tr("Store this line as a phrase"), partial(self._store, text))
        keep.setEnabled(bool(text) and len(text) <= LONGEST_PHRASE and len(self._typed.phrases) < MOST_PHRASES)
        self._add(self.tr("Edit phrases…"), self.edit_phrases)

    def edit_phrases(self) -> None:
        """Open the dialog with all phrases."""
        PhrasesDialog(self._typed, self).open()

    def _show(self, on: bool) -> None:
        self._typed.shown = on
        self._button.setChecked(on)
        self.setVisible(on)
        self.show_progress()
        (self.line if on else self._button).setFocus()

    def _add(self, title: str, act: Callable[[], None]) -> QAction:
        action = self.menu.addAction(title)
        action.triggered.connect(lambda _: act())
        return action

    def _store(self, text: str) -> None:
        self._typed.store_phrases([*self._typed.phrases, text])

    def _send(self, text: str) -> None:
        if text.strip() and self._say(text):
            self.line.forget_text()
            self.show_progress()

    def _say(self, text: str) -> bool:
        try:
            self._typed.say(text)
        except UserError as error:
            self.refused.emit(translated(error.sentence))
            return False
        return True

    def _stop(self) -> None:
        self._typed.stop()
        self.line.setFocus()
        self.show_progress()

    def _escape(self) -> None:
        if self._typed.speaking or self._typed.waiting:
            self._stop()
        elif self.line.text():
            self.line.clear()
        else:
            self._button.setFocus()


def _short(phrase: str) -> str:
    text = phrase if len(phrase) <= TITLE_LETTERS else phrase[:TITLE_LETTERS].rstrip() + "…"
    return text.replace("&", "&&")
