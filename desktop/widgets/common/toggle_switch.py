"""A check box drawn as a switch, with its name on the left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QSizePolicy

TRACK = QSize(40, 22)


class ToggleSwitch(QCheckBox):
    """On or off; works as any check box does for keyboard and screen reader."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Name, a gap and the track."""
        words = self.fontMetrics().size(0, self.text())
        return QSize(words.width() + 16 + TRACK.width(), max(words.height(), TRACK.height()))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Name and track both answer to the mouse."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name, the track and the knob."""
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
