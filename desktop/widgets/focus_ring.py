"""Shows where the keyboard is, in the same way for all widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

MARGIN = 4
"""Pixels that the ring stands out from its widget."""
WIDTH = 2.0
CORNER = 11.0
MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class FocusRing(QObject):
    """Around the widget that has the focus, once a key and not the mouse has brought it there.

    Lists draw the ring around their entries by themselves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.frame = _Frame()
        self._app = app
        app.focusChanged.connect(self._follow)

    def close(self) -> None:
        """Show no ring any more."""
        self._app.focusChanged.disconnect(self._follow)
        if isValid(self.frame):
            self.frame.deleteLater()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self.frame):  # it goes with the window that it was last seen in
            self.frame = _Frame()
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = None if by_mouse or isinstance(now, (QAbstractItemView, QMenu)) else now
        self.frame.setWidget(wanted)  # type: ignore[arg-type]  # takes None for no widget


class _Frame(QFocusFrame):
    def __init__(self) -> None:
        super().__init__()
        self._outside = _Outside()
        self.setStyle(self._outside)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, and nothing inside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)


class _Outside(QProxyStyle):
    """Room for the ring around the widget, and above what surrounds it, which would cut it off."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """See QStyle."""
        return MARGIN if metric in MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # as Qt calls it
    ) -> int:
        """See QStyle."""
        above = hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget
        return 1 if above else super().styleHint(hint, option, widget, returnData)
