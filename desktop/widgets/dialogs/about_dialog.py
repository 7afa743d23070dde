"""About dialog."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QWidget

from desktop.system.version import version
from desktop.widgets import theme
from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.scrolling_dialog import ScrollingDialog

CONTEXT = "about"
CREDITS = (
    QT_TRANSLATE_NOOP(
        "about", "Face landmarks and portrait matte: Google’s face landmarker and selfie segmenter (Apache-2.0)."
    ),
    QT_TRANSLATE_NOOP("about", "Trained in part on the GRID corpus by Cooke, Barker, Cunningham and Shao (CC BY 4.0)."),
    QT_TRANSLATE_NOOP("about", "Face shapes and the statue: ICT-FaceKit, USC ICT Vision and Graphics Lab (MIT)."),
    QT_TRANSLATE_NOOP("about", "Built-in faces: morphs of AI-made people from faker-js (CC0); nobody has these faces."),
    QT_TRANSLATE_NOOP(
        "about", "Built-in voices: Kokoro-82M by hexgrad (Apache-2.0). The window: Qt for Python (LGPL-3.0)."
    ),
)
PICTURE = 56


class AboutDialog(ScrollingDialog):
    """Version, licence and credits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Understudy"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setPixmap(theme.app_icon().pixmap(QSize(PICTURE, PICTURE)))
        self.version = text_label(f"Understudy {version()}", "title")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addWidget(self.version, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        rows = self.rows
        rows.setSpacing(12)
        rows.addLayout(head)
        rows.addWidget(
            text_label(self.tr("One photo and your live voice make a talking face that stands in for you."), "plain")
        )
        rows.addWidget(
            text_label(
                self.tr("Sound and pictures stay on this computer; nothing is sent anywhere by itself."), "plain"
            )
        )
        rows.addWidget(
            text_label(self.tr("Free software under the GNU General Public License, version 2 or later."), "plain")
        )
        rows.addSpacing(4)
        for credit in CREDITS:
            rows.addWidget(text_label(QCoreApplication.translate(CONTEXT, str(credit))))
        self.add_buttons(buttons)
        self.setMinimumWidth(600)
