"""Check box drawn as a switch, with its label on the left, which wraps in a narrow column."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QSizePolicy

TRACK = QSize(40, 22)
GAP = 16
"""Pixels between label and track."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ToggleSwitch(QCheckBox):
    """Keyboard and screen reader handle it as a check box."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Label on one line, gap and track."""
        words = self.fontMetrics().size(0, self.text())
        return QSize(words.width() + GAP + TRACK.width(), max(words.height(), TRACK.height()))

    def minimumSizeHint(self) -> QSize:
        """The longest word, gap and track."""
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + GAP + TRACK.width(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """The label wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped label, at least the track's."""
        room = QRect(0, 0, max(1, width - GAP - TRACK.width()), 1000)
        return max(self.fontMetrics().boundingRect(room, int(WRAPPED), self.text()).height(), TRACK.height())

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget reacts to clicks."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw label, track and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect().adjusted(0, 0, -GAP - TRACK.width(), 0), int(WRAPPED), self.text())
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
