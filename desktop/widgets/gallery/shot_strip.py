"""Row of pictures of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.widgets.live.preview import as_image
from inference.types import Pixels

SIZE = QSize(96, 54)


class ShotStrip(QWidget):
    """The first picture is chosen at first; arrow keys and clicks choose another one."""

    chosen = Signal(object)
    """Pixels `[h, w, 3]` of the chosen picture."""

    def __init__(self) -> None:
        super().__init__()
        self._shots: list[Pixels] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def shot(self) -> Pixels:
        """The chosen picture."""
        return self._shots[self._group.checkedId()]

    @property
    def buttons(self) -> list[QPushButton]:
        """One for each picture, in their order."""
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]

    def show_shots(self, shots: Sequence[Pixels]) -> None:
        """Replace all pictures, best first."""
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._shots = list(shots)
        for number, pixels in enumerate(shots):
            self._add(number, pixels)
        if self._shots:
            self.buttons[0].setChecked(True)

    def _add(self, number: int, pixels: Pixels) -> None:
        button = QPushButton()
        button.setProperty("kind", "icon")
        button.setCheckable(True)
        button.setIcon(_thumbnail(pixels))
        button.setIconSize(SIZE)
        name = self.tr("Picture {number} of {count}").format(number=number + 1, count=len(self._shots))
        button.setAccessibleName(name)
        button.setToolTip(self.tr("{name}, the best one").format(name=name) if number == 0 else name)
        self._group.addButton(button, number)
        self._row.addWidget(button)

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._shots[number])


def _thumbnail(pixels: Pixels) -> QIcon:
    """The middle of the picture in the shape of SIZE."""
    scaled = QPixmap.fromImage(as_image(pixels)).scaled(
        SIZE * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (scaled.width() - 2 * SIZE.width()) // 2, (scaled.height() - 2 * SIZE.height()) // 2
    return QIcon(scaled.copy(left, top, 2 * SIZE.width(), 2 * SIZE.height()))
