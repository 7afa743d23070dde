"""Item delegate that draws a portrait tile."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.library.photo_settings import LONGEST_TITLE

TILE = QSize(118, 142)
PICTURE = 108
GAP = 3
"""Pixels between the thumbnail and the tile's edges."""
CORNER = 10.0
TITLE_HEIGHT = 22
THUMBNAIL = Qt.ItemDataRole.UserRole + 1
BROKEN = Qt.ItemDataRole.UserRole + 2
"""Reason why the thumbnail cannot be made, as a sentence."""
LEVEL = Qt.ItemDataRole.UserRole + 3
"""Voice level of the portrait, 0..`LEVELS`; None while it does not speak."""
LEVELS = 6
BADGE = 26.0
"""Side length of the voice indicator in the thumbnail's corner, in pixels."""

Index = QModelIndex | QPersistentModelIndex


class PortraitTile(QStyledItemDelegate):
    """Rounded thumbnail with its title; a thick ring marks selection, a thin one hover or focus, bars the voice."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Constant size of a tile."""
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw thumbnail, ring, voice level and title."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = _picture_place(option)
        _draw_picture(painter, option.palette, place, index.data(THUMBNAIL))
        if index.data(BROKEN):
            _draw_broken(painter, option.palette, place)
        _draw_ring(painter, option, place)
        if index.data(LEVEL) is not None:
            _draw_voice(painter, place, int(index.data(LEVEL)))
        _draw_title(painter, option, _title_place(place), index)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Line edit for the title."""
        line = QLineEdit(parent)
        line.setProperty("tile", True)
        line.setMaxLength(LONGEST_TITLE)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setAccessibleName(self.tr("New name"))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Place the editor over the title."""
        place = _title_place(_picture_place(option))
        editor.setGeometry(place.adjusted(-GAP, -2, GAP, 2).toRect())


def picture_of(tile: QRect) -> QRect:
    """Rectangle of the thumbnail within the rectangle of a tile."""
    return QRect(tile.left() + GAP, tile.top() + GAP, PICTURE, PICTURE)


def _picture_place(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(picture_of(option.rect))


def _title_place(picture: QRectF) -> QRectF:
    return QRectF(picture.left(), picture.bottom() + 4, PICTURE, TITLE_HEIGHT)


def _draw_picture(painter: QPainter, palette: QPalette, place: QRectF, picture: QImage | None) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(place, CORNER, CORNER)
    painter.fillPath(outline, palette.color(QPalette.ColorRole.AlternateBase))
    if picture is not None:
        painter.setClipPath(outline)
        painter.drawImage(place, picture)
        painter.setClipping(False)


def _draw_broken(painter: QPainter, palette: QPalette, place: QRectF) -> None:
    painter.setPen(palette.color(QPalette.ColorRole.Dark))
    font = painter.font()
    font.setPointSizeF(2 * font.pointSizeF())
    painter.save()
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")
    painter.restore()


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


def _draw_voice(painter: QPainter, place: QRectF, level: int) -> None:
    """Three bars with heights in proportion to `level`, the middle one highest."""
    badge = QRectF(place.right() - BADGE - 5, place.bottom() - BADGE - 5, BADGE, BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
    painter.setBrush(QColor("white"))
    for bar, share in enumerate((0.6, 1.0, 0.6)):
        height = 4 + 11 * share * level / LEVELS
        x = badge.center().x() + (bar - 1) * 5 - 1.5
        painter.drawRoundedRect(QRectF(x, badge.center().y() - height / 2, 3, height), 1.5, 1.5)


def _draw_title(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, index: Index) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.WindowText if selected else QPalette.ColorRole.Dark
    painter.setPen(option.palette.color(role))
    title = painter.fontMetrics().elidedText(
        str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, int(place.width())
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, title)
