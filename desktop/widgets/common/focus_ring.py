"""Focus ring that looks the same for all widgets."""

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
"""Pixels between the widget and the outer edge of the ring."""
WIDTH = 2.0
CORNER = 11.0
MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class FocusRing(QObject):
    """Draws a ring around the focused widget, while the user works with the keyboard.

    Item views draw their own ring around items.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.frame = _Frame()
        self._keys = False
        self._app = app
        app.focusChanged.connect(self._on_focus_changed)

    def close(self) -> None:
        """Remove the ring."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        if isValid(self.frame):
            self.frame.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Track whether the user last used keyboard or mouse.

        Installed on top-level QWindows only, since every input event passes through them.
        """
        if event.type() == QEvent.Type.KeyPress:
            self._keys = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._keys = False
            self._show_around(None)
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window().windowHandle() if now else None
        if window and isValid(window):  # Qt deletes the window of a closed drop-down list before its wrapper
            window.installEventFilter(self)
        self._show_around(now if self._keys and now and _by_tab(now) else None)

    def _show_around(self, widget: QWidget | None) -> None:
        if not isValid(self.frame):  # Qt deletes it with the window it was last shown in
            self.frame = _Frame()
        self.frame.setWidget(widget)  # type: ignore[arg-type]  # takes None for no widget


def _by_tab(widget: QWidget) -> bool:
    """Whether Tab reaches the widget; a page can also receive the focus when its focused child disappears."""
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and not isinstance(widget, (QAbstractItemView, QMenu))


class _Frame(QFocusFrame):
    def __init__(self) -> None:
        super().__init__()
        self._style = _FocusFrameStyle()
        self.setStyle(self._style)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring only."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)


class _FocusFrameStyle(QProxyStyle):
    """Places the focus frame outside its widget and above the parent, which would clip it."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Override of QStyle: margin of the focus frame."""
        return MARGIN if metric in MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # as Qt calls it
    ) -> int:
        """Override of QStyle: focus frame above the widget."""
        above = hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget
        return 1 if above else super().styleHint(hint, option, widget, returnData)
