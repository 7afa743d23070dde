"""The question asked before a portrait from somebody else's file is taken in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.library.portrait_package import Package
from desktop.widgets.common.card import words

PICTURE = QSize(120, 120)


class ImportDialog(QDialog):
    """Only a ticked box lets the portrait in; its look may stay out."""

    def __init__(self, package: Package, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import portrait"))
        self.box = QCheckBox(self.tr("This is my face, or I have this person's permission."))
        self.look_box = QCheckBox(self.tr("Use the look that comes with it"))
        self.look_box.setChecked(bool(package.look))
        self.look_box.setVisible(bool(package.look))
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button.setProperty("kind", "wanted")
        self.add_button.setEnabled(False)
        self.box.toggled.connect(self.add_button.setEnabled)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(package)

    def _lay_out(self, package: Package) -> None:
        answers = QVBoxLayout()
        answers.setSpacing(14)
        answers.addWidget(words(self.tr("Whose face is in “{name}”?").format(name=package.title), "title"))
        answers.addWidget(self.box)
        answers.addWidget(self.look_box)
        answers.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(_picture(package.photo), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(answers, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(16)
        rows.addLayout(top)
        rows.addWidget(words(self.tr("A copy is kept on this computer only. You can remove it at any time.")))
        rows.addWidget(self.buttons)
        self.setMinimumWidth(520)


def _picture(photo: bytes) -> QLabel:
    """The photo, small; nothing where Qt does not know its kind."""
    label = QLabel()
    image = QImage.fromData(photo)
    if image.isNull():
        label.hide()
        return label
    fitted = image.scaled(PICTURE * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    fitted.setDevicePixelRatio(2)
    label.setPixmap(QPixmap.fromImage(fitted))
    return label
