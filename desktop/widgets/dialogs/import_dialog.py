"""Asks for consent before a portrait package is imported."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.library.portrait_package import Package
from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.consent_dialog import ConsentDialog

PICTURE = QSize(120, 120)


class ImportDialog(ConsentDialog):
    """Shows the photo of `package` with its sender's answer; a check box says whether to apply the package's look."""

    def __init__(self, package: Package, parent: QWidget) -> None:
        super().__init__(
            self.tr("Import portrait"),
            self.tr("Import"),
            self.tr("Cancel"),
            parent,
        )
        self.look_box = QCheckBox(self.tr("Use the look that comes with it"))
        self.look_box.setChecked(bool(package.look))
        self.look_box.setVisible(bool(package.look))
        self.choice.choose(received(package.consent.kind))
        self._lay_out(package)

    def _lay_out(self, package: Package) -> None:
        answers = QVBoxLayout()
        answers.setSpacing(14)
        answers.addWidget(text_label(self.tr("Whose face is in “{name}”?").format(name=package.title), "title"))
        answers.addWidget(self.choice)
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


def received(kind: ConsentKind) -> ConsentKind:
    """The sender's answer as the receiver's: the sender's own face is that of someone who agreed."""
    return ConsentKind.AGREED if kind is ConsentKind.ME else kind


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
