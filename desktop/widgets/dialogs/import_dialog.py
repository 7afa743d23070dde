"""Asks for consent before a portrait package is imported."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.library.portrait_package import Package
from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.consent_dialog import ConsentDialog

PICTURE = QSize(120, 120)


class ImportDialog(ConsentDialog):
    """Shows the photo of `package`; a second check box says whether to apply the package's look."""

    def __init__(self, package: Package, parent: QWidget) -> None:
        super().__init__(
            self.tr("Import portrait"),
            self.tr("This is my face, or I have this person's permission."),
            self.tr("Import"),
            self.tr("Cancel"),
            parent,
        )
        self.look_box = QCheckBox(self.tr("Use the look that comes with it"))
        self.look_box.setChecked(bool(package.look))
        self.look_box.setVisible(bool(package.look))
        self._lay_out(package)

    def _lay_out(self, package: Package) -> None:
        answers = QVBoxLayout()
        answers.setSpacing(14)
        answers.addWidget(text_label(self.tr("Whose face is in “{name}”?").format(name=package.title), "title"))
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
        rows.addWidget(text_label(self.tr("A copy is kept on this computer only. You can remove it at any time.")))
        rows.addWidget(self.buttons)
        self.setMinimumWidth(520)


def _picture(photo: bytes) -> QLabel:
    """Thumbnail of the photo; a hidden label if Qt cannot decode it."""
    label = QLabel()
    image = QImage.fromData(photo)
    if image.isNull():
        label.hide()
        return label
    fitted = image.scaled(PICTURE * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    fitted.setDevicePixelRatio(2)
    label.setPixmap(QPixmap.fromImage(fitted))
    return label
