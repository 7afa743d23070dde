"""Card with a switch."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.toggle_switch import ToggleSwitch


class SwitchCard(Card):
    """A switch above its explanation."""

    toggled = Signal(bool)
    """Emitted for changes by the user only."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.switch = ToggleSwitch(title)
        self.text = text_label("")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.setSpacing(6)
        self.rows.addWidget(self.switch)
        self.rows.addWidget(self.text)
        self.switch.clicked.connect(self.toggled)
        self.explain(text)

    def explain(self, text: str, possible: bool = True) -> None:
        """Set the explanation, translated if it is a Sentence; `possible` false disables the switch."""
        told = translated(text)
        self.text.setText(told)
        self.switch.setAccessibleDescription(told)
        self.switch.setEnabled(possible)
