"""Check box drawn as a switch, with its label on the left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QSizePolicy

TRACK = QSize(40, 22)


class ToggleSwitch(QCheckBox):
    """Keyboard and screen reader handle it as a check box."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Label, gap and track."""
        words = self.fontMetrics().size(0, self.text())
        return QSize(words.width() + 16 + TRACK.width(), max(words.height(), TRACK.height()))

    def minimumSizeHint(self) -> QSize:
        """Minimum size: the preferred size."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget reacts to clicks."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw label, track and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), left, self.text())
        track = self._track()
        self._draw_track(painter, track)

    def _track(self) -> QRectF:
        top = (self.height() - TRACK.height()) / 2
        return QRectF(self.width() - TRACK.width(), top, TRACK.width(), TRACK.height())

    def _draw_track(self, painter: QPainter, track: QRectF) -> None:
        palette, on = self.palette(), self.isChecked() and self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Mid))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(0, 0, track.height() - 6, track.height() - 6)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - knob.width() - 3 if on else track.left() + 3)
        role = QPalette.ColorRole.HighlightedText if on else QPalette.ColorRole.Dark
        painter.setBrush(palette.color(role))
        painter.drawEllipse(knob)
