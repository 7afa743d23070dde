"""Slider of one gaze angle, for keyboard and screen reader; GazePad draws it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget


class GazeAxis(QSlider):
    """In whole degrees; covers its pad, which handles all mouse and key events."""

    def __init__(self, orientation: Qt.Orientation, farthest: float, title: str, pad: QWidget) -> None:
        super().__init__(orientation, pad)
        self.setRange(-round(farthest), round(farthest))
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_degrees(self, degrees: float, words: str) -> None:
        """Set the value without emitting signals; `words` is its accessible description."""
        self.blockSignals(True)
        self.setValue(round(degrees))
        self.blockSignals(False)
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the key on to the pad."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the pad draws the axis."""
