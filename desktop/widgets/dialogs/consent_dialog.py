"""A dialog whose action needs to know whose face is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.dialogs.consent_choice import ConsentChoice


class ConsentDialog(QDialog):
    """Answers and buttons; subclasses lay them out. The action stays disabled until an answer is chosen."""

    def __init__(self, title: str, action: str, cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.choice = ConsentChoice()
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button.setProperty("kind", "accent")
        self.add_button.setEnabled(False)
        self.choice.chosen.connect(self._show_possible)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    @property
    def consent(self) -> ConsentKind:
        """The chosen answer."""
        return self.choice.kind

    def _show_possible(self) -> None:
        self.add_button.setEnabled(self.consent is not ConsentKind.NOT_STATED)
