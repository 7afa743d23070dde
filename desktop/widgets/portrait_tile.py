"""How one portrait looks in the gallery."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

TILE = QSize(118, 142)
PICTURE = 108
GAP = 3
"""Between the picture and the tile's edges."""
CORNER = 10.0
THUMBNAIL = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class PortraitTile(QStyledItemDelegate):
    """A rounded picture with its title; a ring shows the chosen one, a thin one the mouse."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All tiles are alike."""
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw picture, ring and title."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tile = QRectF(option.rect)
        place = QRectF(tile.left() + GAP, tile.top() + GAP, PICTURE, PICTURE)
        _draw_picture(painter, option.palette, place, index.data(THUMBNAIL))
        _draw_ring(painter, option, place)
        _draw_title(painter, option, QRectF(place.left(), place.bottom() + 4, PICTURE, 22), index)
        painter.restore()


def _draw_picture(painter: QPainter, palette: QPalette, place: QRectF, picture: QImage | None) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(place, CORNER, CORNER)
    painter.fillPath(outline, palette.color(QPalette.ColorRole.AlternateBase))
    if picture is not None:
        painter.setClipPath(outline)
        painter.drawImage(place, picture)
        painter.setClipping(False)


def _draw_ring(painter: QPainter, option: QStyleOptionViewItem, place: QRectF) -> None:
    state, palette = option.state, option.palette
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if state & QStyle.StateFlag.State_Selected:
        pen = QPen(palette.color(QPalette.ColorRole.Highlight), 4.0 if focused else 2.5)
    elif state & QStyle.StateFlag.State_MouseOver or focused:
        pen = QPen(palette.color(QPalette.ColorRole.Dark), 1.5)
    else:
        return
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), CORNER + 1, CORNER + 1)


def _draw_title(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, index: Index) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.WindowText if selected else QPalette.ColorRole.Dark
    painter.setPen(option.palette.color(role))
    title = painter.fontMetrics().elidedText(
        str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, int(place.width())
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, title)
