"""Radio buttons for whose face a photo shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.common.language import translated
from inference.sentence import Sentence

TITLES = {
    ConsentKind.ME: Sentence("Mine"),
    ConsentKind.AGREED: Sentence("That of someone who agreed to this"),
    ConsentKind.FICTIONAL: Sentence("Nobody's: this person does not exist"),
    ConsentKind.ARTWORK: Sentence("A work of art: painting, drawing or statue"),
}


class ConsentChoice(QWidget):
    """One of the answers, or none yet."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[ConsentKind, QRadioButton] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for kind, title in TITLES.items():
            self.buttons[kind] = button = QRadioButton(translated(title))
            self._group.addButton(button)
            rows.addWidget(button)
        self._group.buttonToggled.connect(lambda *_: self.chosen.emit())

    @property
    def kind(self) -> ConsentKind:
        """The answer; NOT_STATED while there is none."""
        checked = (kind for kind, button in self.buttons.items() if button.isChecked())
        return next(checked, ConsentKind.NOT_STATED)

    def choose(self, kind: ConsentKind) -> None:
        """Select an answer; NOT_STATED changes nothing."""
        if kind in self.buttons:
            self.buttons[kind].setChecked(True)

    def setFocus(self) -> None:  # type: ignore[override]  # Qt has several forms of it
        """Focus the answer, or the first one."""
        self.buttons[self.kind if self.kind in self.buttons else ConsentKind.ME].setFocus()
