"""Level meter of the microphone."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.common.language import translated
from inference.sentence import Sentence

FLOOR_DB = -50.0
"""Peaks below this level light no bar."""
TOO_LOUD_DB = -1.0
BARS = 24


class LevelMeter(QWidget):
    """Row of bars on a decibel scale."""

    def __init__(self) -> None:
        super().__init__()
        self._peak = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Microphone level"))
        self.set_peak(0.0)

    @property
    def bars(self) -> int:
        """Number of lit bars, 0..BARS."""
        return lit(self._peak)

    def set_peak(self, peak: float) -> None:
        """Show a peak of 0..1, 1 being full scale."""
        before, self._peak = self.bars, peak
        if self.bars != before:
            self.update()
        words = translated(describe(self.bars))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """Preferred size; the width expands."""
        return QSize(160, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars; those near full scale in the warning colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = (self.width() + 3) / BARS
        for bar in range(BARS):
            painter.setBrush(self.palette().color(self._role(bar)))
            painter.drawRoundedRect(QRectF(bar * step, 0, step - 3, self.height()), 2, 2)

    def _role(self, bar: int) -> QPalette.ColorRole:
        if bar >= self.bars:
            return QPalette.ColorRole.Mid
        return QPalette.ColorRole.BrightText if bar >= lit(10 ** (TOO_LOUD_DB / 20)) - 1 else QPalette.ColorRole.Link


def describe(bars: int) -> Sentence:
    """One word for the level, so that screen readers do not announce every bar."""
    if bars == 0:
        return Sentence("silent")
    if bars < BARS // 3:
        return Sentence("quiet")
    return Sentence("good") if bars < lit(10 ** (TOO_LOUD_DB / 20)) else Sentence("too loud")


def lit(peak: float) -> int:
    """Number of lit bars for a peak of 0..1, linear in decibels from FLOOR_DB to full scale."""
    if not peak > 0.0:
        return 0
    decibels = 20 * math.log10(min(peak, 1.0))
    return max(0, round(BARS * (1 - decibels / FLOOR_DB)))
