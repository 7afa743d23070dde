"""Card for sending the motion to a program with a 3-D avatar."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.switch_card import SwitchCard
from desktop.window.avatar_output import AvatarOutput
from inference.sentence import Sentence

ABOUT = Sentence(
    "A VTube program such as VSeeFace or Warudo receives the movement of head, eyes and face (VMC), but no picture and "
    "no sound."
)


class AvatarCard(SwitchCard):
    """Switch; while it is on also the address, and what is wrong with it."""

    def __init__(self, title: str, output: AvatarOutput) -> None:
        super().__init__(title, ABOUT)
        self._output = output
        self.line = QLineEdit(output.wished)
        self.line.setAccessibleName(self.tr("Address and port of that program"))
        self.line.setToolTip(self.line.accessibleName())
        self.refusal = text_label("")
        self.rows.addWidget(self.line)
        self.rows.addWidget(self.refusal)
        self.switch.setChecked(output.on)
        self.toggled.connect(self._switch)
        self.line.editingFinished.connect(self._set_address)
        self._show()

    def _switch(self, on: bool) -> None:
        self._output.set_on(on)
        self._show()

    def _set_address(self) -> None:
        if self.line.text() != self._output.wished:
            self._output.set_address(self.line.text())
        self._show()

    def _show(self) -> None:
        problem = self._output.problem
        self.line.setText(self._output.wished)
        self.line.setVisible(self._output.on)
        self.refusal.setText(translated(problem or ""))
        self.refusal.setVisible(self._output.on and problem is not None)
