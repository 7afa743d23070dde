"""Layout that breaks a row of widgets into several rows where the width does not suffice."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows from left to right, centred; in a row with widgets that expand, those take the space that is left."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 10) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Append `item`; called by `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes more width only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The number of rows depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at `width`."""
        rows = list(self._rows(width))
        return sum(_height(row, width) for row in rows) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Size of one row of all widgets."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Size of the widest and of the highest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, place: QRect) -> None:
        """Place all widgets."""
        super().setGeometry(place)
        top = place.top()
        for row in self._rows(place.width()):
            height = _height(row, place.width())
            self._place_row(row, QRect(place.left(), top, place.width(), height))
            top += height + self.spacing()

    def _place_row(self, row: list[QLayoutItem], place: QRect) -> None:
        growing = [item for item in row if _grows(item)]
        rest = place.width() - self._width(row)
        left = place.left() if growing else place.left() + rest // 2
        for item in row:
            more = rest // len(growing) if item in growing else 0
            size = QSize(_least_width(item) + more, min(_wanted(item, place.width()), place.height()))
            item.setGeometry(QRect(QPoint(left, place.top() + (place.height() - size.height()) // 2), size))
            left += size.width() + self.spacing()

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        row: list[QLayoutItem] = []
        for item in (item for item in self._items if not item.isEmpty()):
            if row and self._width([*row, item]) > width:
                yield row
                row = []
            row.append(item)
        if row:
            yield row

    def _width(self, row: list[QLayoutItem]) -> int:
        return sum(_least_width(item) for item in row) + self.spacing() * (len(row) - 1)


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _least_width(item: QLayoutItem) -> int:
    return (item.minimumSize() if _grows(item) else item.sizeHint().expandedTo(item.minimumSize())).width()


def _wanted(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _height(row: list[QLayoutItem], width: int) -> int:
    return max(_wanted(item, width) for item in row)
