"""Reorders gallery tiles by drag and drop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from desktop.widgets.gallery.portrait_tile import picture_of

SCROLL_TICK = 30
SCROLL_STEP = 9
"""Pixels scrolled per tick while the mouse is near the upper or lower edge."""
EDGE = 28
OPACITY = 0.85
LINE = 3
"""Width of the insertion line between two tiles, in pixels."""
THUMBNAIL_SCALE = 0.6
"""Scale of the thumbnail under the mouse."""


class TileDrag(QObject):
    """Event filter of the list. It selects a tile only on release without a drag: a drag keeps the selection."""

    dropped = Signal(int, int)
    """Current row of the tile, and its new row."""

    def __init__(self, tiles: QListWidget) -> None:
        super().__init__(tiles)
        self._tiles = tiles
        self._view = tiles.viewport()
        self._pressed: QMouseEvent | None = None
        self._row = -1
        self._overlay = _DragOverlay(self._view)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_TICK)
        self._scrolling.timeout.connect(self._scroll)
        self._view.installEventFilter(self)
        tiles.installEventFilter(self)

    @property
    def dragging(self) -> bool:
        """Whether a tile is being dragged."""
        return self._row >= 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle left-button drags and Escape; returns True for events that the list must not receive."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and watched is self._view:
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                return self._press(event)
            if kind == QEvent.Type.MouseMove and self._pressed:
                return self._drag(event.position().toPoint())
            if kind == QEvent.Type.MouseButtonRelease and self._pressed:
                return self._drop(event.position().toPoint())
        if isinstance(event, QKeyEvent) and self.dragging and event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed = event.clone()
        return True

    def _drag(self, place: QPoint) -> bool:
        if self._pressed and not self.dragging:
            start = self._pressed.position().toPoint()
            item = self._tiles.itemAt(start)
            far = (place - start).manhattanLength() >= QApplication.startDragDistance()
            if item is None or not far:
                return True
            self._row = self._tiles.row(item)
            self._overlay.set_thumbnail(self._view.grab(picture_of(self._tiles.visualItemRect(item))))
            self._scrolling.start()
        self._show(place)
        return True

    def _drop(self, place: QPoint) -> bool:
        pressed, row = self._pressed, self._row
        self._end()
        if row >= 0:
            gap = self._gap(place)
            self.dropped.emit(row, gap - 1 if gap > row else gap)
            return True
        if pressed:
            self._view.removeEventFilter(self)
            QApplication.sendEvent(self._view, pressed)
            self._view.installEventFilter(self)
        return False

    def _end(self) -> None:
        self._pressed, self._row = None, -1
        self._scrolling.stop()
        self._overlay.hide()

    def _show(self, place: QPoint) -> None:
        gap, count = self._gap(place), self._tiles.count()
        after = gap == count or (gap and self._rect(gap).top() > place.y())
        beside = self._rect(gap - 1 if after else gap)
        x = beside.right() if after else max(beside.left() - 1, LINE)
        self._overlay.show_at(place, QRect(x, beside.top() + 3, 0, beside.height() - 30))

    def _gap(self, place: QPoint) -> int:
        """Row at which a tile dropped at `place` is inserted."""
        for row in range(self._tiles.count()):
            rect = self._rect(row)
            if place.y() < rect.top() or (place.y() <= rect.bottom() and place.x() < rect.center().x()):
                return row
        return self._tiles.count()

    def _rect(self, row: int) -> QRect:
        return self._tiles.visualItemRect(self._tiles.item(row))

    def _scroll(self) -> None:
        place, bar = self._view.mapFromGlobal(self._view.cursor().pos()), self._tiles.verticalScrollBar()
        if place.y() < EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif place.y() > self._view.height() - EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)


class _DragOverlay(QWidget):
    """Overlay with the dragged thumbnail and the insertion line."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tile = QPixmap()
        self._place, self._line = QPoint(), QRect()
        self.hide()

    def set_thumbnail(self, tile: QPixmap) -> None:
        self._tile = tile

    def show_at(self, place: QPoint, line: QRect) -> None:
        self._place, self._line = place, line
        self.setGeometry(self._view.rect())
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(OPACITY)
        size = self._tile.deviceIndependentSize().toSize() * THUMBNAIL_SCALE
        painter.drawPixmap(QRect(self._place, size), self._tile)
        painter.setOpacity(1.0)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), LINE, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(self._line.topLeft(), QPoint(self._line.left(), self._line.top() + self._line.height()))
