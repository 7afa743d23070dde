"""One direction of the gaze as a slider for keyboard and screen reader; what is seen of it the pad draws."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget


class GazeAxis(QSlider):
    """Whole degrees; covers its pad, which gets all that mouse and keys do."""

    def __init__(self, orientation: Qt.Orientation, farthest: float, title: str, pad: QWidget) -> None:
        super().__init__(orientation, pad)
        self.setRange(-round(farthest), round(farthest))
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_degrees(self, degrees: float, words: str) -> None:
        """Say where the look is, without a word to the listeners."""
        self.blockSignals(True)
        self.setValue(round(degrees))
        self.blockSignals(False)
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The pad knows both directions."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing; the pad lights up its line."""
