"""Keeps a window within the part of the screen that task bars leave free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

LIKELY_FRAME = QSize(8, 40)
"""Width and height of borders and title bar together, in pixels, until the window manager has set them."""
FRAME_TIMES = (0, 300, 1500)
"""Milliseconds after the window is shown; X11 window managers add the frame at some time after that."""


def fitted(frame: QRect, available: QRect) -> QRect:
    """`frame` moved, and shrunk where it is too large, so that it lies inside `available`."""
    size = frame.size().boundedTo(available.size())
    left = min(max(frame.left(), available.left()), available.left() + available.width() - size.width())
    top = min(max(frame.top(), available.top()), available.top() + available.height() - size.height())
    return QRect(QPoint(left, top), size)


def first_size(wanted: QSize, screen: QScreen | None) -> QSize:
    """Size for a window that has no frame yet: `wanted`, or what fits on `screen`."""
    return wanted.boundedTo(screen.availableSize() - LIKELY_FRAME) if screen else wanted


class ScreenFit(QObject):
    """Fits `window` when it is shown, when it moves to another screen and when a screen or its task bar changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the window once it is shown; never consumes the event."""
        if event.type() == QEvent.Type.Show:
            self._watch_screen()
            for milliseconds in FRAME_TIMES:
                QTimer.singleShot(milliseconds, self, self.fit)
        return False

    def fit(self) -> None:
        """Move and shrink the window into the available part of its screen, unless it is maximised."""
        window, screen = self._window, self._window.screen()
        if not window.isVisible() or window.isMaximized() or window.isFullScreen() or window.isMinimized():
            return
        frame, inside = window.frameGeometry(), window.geometry()
        wanted = fitted(frame, screen.availableGeometry())
        if wanted == frame:
            return
        if layout := window.layout():
            layout.activate()  # forgets the least size of parts that were hidden meanwhile
        window.resize(wanted.size() - (frame.size() - inside.size()))
        window.move(wanted.topLeft())

    def _watch_screen(self) -> None:
        handle = self._window.windowHandle()
        if self._screen is None and handle is not None:
            handle.screenChanged.connect(self._follow)
            self._follow(handle.screen())

    def _follow(self, screen: QScreen | None) -> None:
        if self._screen is not None and self._screen in QApplication.screens():
            self._screen.availableGeometryChanged.disconnect(self.fit)
        self._screen = screen
        if screen is not None:
            screen.availableGeometryChanged.connect(self.fit)
            self._fit_if_larger(screen)

    def _fit_if_larger(self, screen: QScreen) -> None:
        """A window that is being dragged to another screen stays under the mouse if it has room there."""
        size, room = self._window.frameSize(), screen.availableSize()
        if size != size.boundedTo(room):
            self.fit()
