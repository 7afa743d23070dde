"""The one question asked before several photos are taken in together."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.widgets.common.card import words

LONGEST_NAME = 40
MOST_NAMES = 5


class ConsentDialog(QDialog):
    """Only a ticked box lets the photos in."""

    def __init__(self, file_names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add photos"))
        self.box = QCheckBox(self.tr("These are my face, or I have the permission of everyone they show."))
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(self.tr("Add photos"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button.setProperty("kind", "wanted")
        self.add_button.setEnabled(False)
        self.box.toggled.connect(self.add_button.setEnabled)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(file_names)

    def _lay_out(self, file_names: list[str]) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(words(self.tr("Whose faces are in these %n photos?", "", len(file_names)), "title"))
        shown = [shortened(name) for name in file_names[:MOST_NAMES]]
        if len(file_names) > MOST_NAMES:
            shown.append(self.tr("and %n more", "", len(file_names) - MOST_NAMES))
        rows.addWidget(words("\n".join(shown)))
        rows.addWidget(self.box)
        rows.addWidget(words(self.tr("Copies are kept on this computer only. You can remove them at any time.")))
        rows.addSpacing(4)
        rows.addWidget(self.buttons)
        self.setMinimumWidth(460)


def shortened(name: str) -> str:
    """A file name that fits into the dialog; its end, which tells the kind of file, stays."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"
