"""The one question asked before a photo is taken in."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.widgets.card import words

LONGEST_NAME = 40


class ConsentDialog(QDialog):
    """Only a ticked box lets the photo in."""

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add photo"))
        self.box = QCheckBox(self.tr("This is my face, or I have this person's permission."))
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(self.tr("Add photo"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button.setProperty("kind", "wanted")
        self.add_button.setEnabled(False)
        self.box.toggled.connect(self.add_button.setEnabled)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(file_name)

    def _lay_out(self, file_name: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(16)
        rows.addWidget(words(self.tr("Whose face is in “{name}”?").format(name=shortened(file_name)), "title"))
        rows.addWidget(self.box)
        rows.addWidget(words(self.tr("A copy is kept on this computer only. You can remove it at any time.")))
        rows.addSpacing(4)
        rows.addWidget(self.buttons)
        self.setMinimumWidth(440)


def shortened(name: str) -> str:
    """A file name that fits into the dialog; its end, which tells the kind of file, stays."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"
