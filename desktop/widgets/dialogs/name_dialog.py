"""Dialog that asks for a name and shows why it is refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.settings.profiles import LONGEST_NAME
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from inference.user_error import UserError


class NameDialog(QDialog):
    """Calls `take(name)` and closes; if `take` raises UserError, shows its sentence and stays open."""

    def __init__(
        self,
        title: str,
        button: str,
        name: str,
        take: Callable[[str], object],
        parent: QWidget,
        about: str = "",
        longest: int = LONGEST_NAME,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(title)
        self.line = QLineEdit(name)
        self.line.setMaxLength(longest)
        self.line.setAccessibleName(self.tr("Name"))
        self.line.selectAll()
        self.refusal = text_label("", "refusal")
        self.buttons = QDialogButtonBox()
        self.take_button = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take_button.setProperty("kind", "accent")
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._look)
        self._lay_out(title, about)
        self._look()

    def _look(self) -> None:
        self.take_button.setEnabled(bool(self.line.text().strip()))
        self.refusal.hide()

    def _try(self) -> None:
        try:
            self._take(self.line.text())
        except UserError as error:
            self.refusal.setText(translated(error.sentence))
            self.refusal.show()
            self.adjustSize()
            self.line.setFocus()
            return
        self.accept()

    def _lay_out(self, title: str, about: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(text_label(title, "title"))
        if about:
            rows.addWidget(text_label(about))
        rows.addWidget(self.line)
        rows.addWidget(self.refusal)
        rows.addWidget(self.buttons)
        self.setMinimumWidth(380)
