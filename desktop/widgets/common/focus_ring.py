"""Shows where the keyboard is, in the same way for all widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
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
    """Around the widget that has the focus, while the user works with keys and not with the mouse.

    Lists draw the ring around their entries by themselves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.frame = _Frame()
        self._keys = False
        self._app = app
        app.focusChanged.connect(self._follow)

    def close(self) -> None:
        """Show no ring any more."""
        self._app.focusChanged.disconnect(self._follow)
        if isValid(self.frame):
            self.frame.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the user works with; only windows of the system are watched, since all goes through them."""
        if event.type() == QEvent.Type.KeyPress:
            self._keys = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._keys = False
            self._surround(None)
        return False

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window().windowHandle() if now else None
        if window:
            window.installEventFilter(self)
        self._surround(now if self._keys and now and _by_tab(now) else None)

    def _surround(self, widget: QWidget | None) -> None:
        if not isValid(self.frame):  # it goes with the window that it was last seen in
            self.frame = _Frame()
        self.frame.setWidget(widget)  # type: ignore[arg-type]  # takes None for no widget


def _by_tab(widget: QWidget) -> bool:
    """Tab leads there; a whole page has the focus at times, when what had it is gone."""
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and not isinstance(widget, (QAbstractItemView, QMenu))


class _Frame(QFocusFrame):
    def __init__(self) -> None:
        super().__init__()
        self._backend = _Outside()
        self.setStyle(self._backend)

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
