"""List widget with the tiles of the gallery."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs.consent_choice import TITLES
from desktop.widgets.gallery.portrait_tile import BROKEN, THUMBNAIL, TILE, PortraitTile
from desktop.widgets.gallery.tile_drag import TileDrag
from inference.sentence import Sentence

PHOTO = Qt.ItemDataRole.UserRole
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
"""Number of places a tile moves per arrow key, in a grid of two columns."""
NOT_STATED = Sentence("not stated")
SETTLED = 40
"""Milliseconds without scrolling before thumbnails are requested."""


class Tiles(QListWidget):
    """Two columns of portrait tiles; thumbnails are loaded when a tile comes into view."""

    consent_pressed = Signal()
    delete_pressed = Signal()
    enter_pressed = Signal()
    menu_requested = Signal(QPoint)
    """Position of the context menu, in screen coordinates."""
    arranged = Signal(list)
    """Keys of all photos in their new order, after the user has moved a tile."""
    view_settled = Signal()
    """Scrolling or layout has finished; other tiles may be in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Portraits"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setDragDropMode(QListWidget.DragDropMode.NoDragDrop)
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.setGridSize(TILE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PortraitTile(self))
        self.setMouseTracking(True)
        self.tile_drag = TileDrag(self)
        self.tile_drag.dropped.connect(self._move)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self.view_settled)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.verticalScrollBar().rangeChanged.connect(self._on_moved)

    def _on_moved(self) -> None:
        self._settling.start()

    def add(self, photo: GalleryPhoto, picture: QImage | None) -> None:
        """Append a tile; `picture` is its thumbnail or None."""
        item = QListWidgetItem()
        item.setData(THUMBNAIL, picture)
        self.addItem(item)
        self.describe(item, photo)
        self._settling.start()

    def describe(self, item: QListWidgetItem, photo: GalleryPhoto) -> None:
        """Set photo, title, tooltip and editability of `item`."""
        title = photo.title if photo.own else translated(photo.title)
        own = self.tr("{title}\nF2 renames, Enter adjusts the framing, Delete removes; drag to move it")
        others = self.tr("{title}\nEnter adjusts the framing; drag to move it")
        item.setData(PHOTO, photo)
        item.setText(title)
        item.setToolTip("\n".join([(own if photo.own else others).format(title=title), _whose(photo)]))
        if photo.own:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)

    def tile_of(self, key: str) -> QListWidgetItem | None:
        """Item of the photo with this key, or None."""
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if item.data(PHOTO).key == key), None)

    def next_without_thumbnail(self) -> GalleryPhoto | None:
        """First photo in view, or within one row of it, without a thumbnail; None if there is none."""
        view = self.viewport().rect().adjusted(0, -TILE.height(), 0, TILE.height())
        for row in range(self.count()):
            item = self.item(row)
            waits = item.data(THUMBNAIL) is None and not item.data(BROKEN)
            if waits and view.intersects(self.visualItemRect(item)):
                photo: GalleryPhoto = item.data(PHOTO)
                return photo
        return None

    def move_by(self, places: int) -> None:
        """Move the current tile by this number of places, within the list."""
        row = self.currentRow()
        self._move(row, min(max(row + places, 0), self.count() - 1))

    def _move(self, row: int, target: int) -> None:
        """Move the tile at `row` to `target`, announce it to screen readers and emit `arranged`."""
        if row < 0 or row == target:
            return
        current: QListWidgetItem | None = self.currentItem()
        self.blockSignals(True)
        self.insertItem(target, self.takeItem(row))
        if current is not None:
            self.setCurrentItem(current)
        self.blockSignals(False)
        self.doItemsLayout()
        self.scrollToItem(self.item(target))
        words = self.tr("{title}: number {place} of {count}")
        told = words.format(title=self.item(target).text(), place=target + 1, count=self.count())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.arranged.emit([self.item(place).data(PHOTO).key for place in range(self.count())])

    def minimumSizeHint(self) -> QSize:
        """Size of one tile."""
        return QSize(TILE.width(), TILE.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, F2 renames, Enter adjusts the framing, Alt with arrows moves the tile."""
        current: QListWidgetItem | None = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2 and current is not None and current.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(current)
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.consent_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            self.move_by(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Emit `enter_pressed`, except for the Enter that ends title editing."""
        if self.state() != QListWidget.State.EditingState:
            self.enter_pressed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu at the mouse, or at the current tile if opened by keyboard."""
        current: QListWidgetItem | None = self.currentItem()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current is not None:
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualItemRect(current).center()))
        else:
            self.menu_requested.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles, or a hint if there are none."""
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            place = QRect(self.viewport().rect()).adjusted(16, 16, -16, -16)
            painter.drawText(place, int(flags), self.tr("No portraits yet.\n\nDrop a photo of your face here."))


def _whose(photo: GalleryPhoto) -> str:
    """One line that says whose face is stated for `photo`."""
    stated = translated(TITLES[photo.consent.kind]) if photo.consent.stated else translated(NOT_STATED)
    return translated(Sentence("Face: {answer}", answer=stated))
