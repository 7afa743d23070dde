"""A dialog whose action needs the user's consent, given by a check box."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QWidget


class ConsentDialog(QDialog):
    """Check box and buttons; subclasses lay them out. The action stays disabled until the box is checked."""

    def __init__(self, title: str, statement: str, action: str, cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.box = QCheckBox(statement)
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button.setProperty("kind", "accent")
        self.add_button.setEnabled(False)
        self.box.toggled.connect(self.add_button.setEnabled)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
