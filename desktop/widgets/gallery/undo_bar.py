"""Bar that offers to undo the removal of photos."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label

SECONDS = 10


class UndoBar(QFrame):
    """Hides after `SECONDS`, except while the mouse is over it or its button has the focus."""

    undo_requested = Signal()
    over = Signal()
    """The undo period has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.setProperty("tone", "note")
        self.label = text_label("", "problem")
        self.undo_button = Button(self.tr("Undo"), "undo")
        self.undo_button.setToolTip(self.tr("Bring it back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_requested)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(1000 * SECONDS)
        self.timer.timeout.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        self.hide()

    @property
    def text(self) -> str:
        """Text shown, "" while hidden."""
        return "" if self.isHidden() else self.label.text()

    def show_removed(self, photos: list[GalleryPhoto]) -> None:
        """Name the removed photos and start the undo period; an empty list hides the bar."""
        if not photos:
            self.timer.stop()
            self.hide()
            return
        one = self.tr("Removed “{title}”").format(title=photos[-1].title)
        self.label.setText(one if len(photos) == 1 else self.tr("Removed %n photos", "", len(photos)))
        self.setAccessibleName(self.label.text())
        self.show()
        self.timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Pause the undo period while the mouse is over the bar."""
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Restart the undo period when the mouse leaves."""
        if not self.isHidden():
            self.timer.start()
        super().leaveEvent(event)

    def _end(self) -> None:
        if self.undo_button.hasFocus():
            self.timer.start()
            return
        self.hide()
        self.over.emit()
