"""The portraits to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.photo_library import GalleryPhoto
from desktop.widgets.button import Button
from desktop.widgets.card import words
from desktop.widgets.language import translated
from desktop.widgets.portrait_tile import THUMBNAIL, TILE, PortraitTile
from desktop.widgets.preview import as_image
from inference.types import Pixels

SCROLL_BAR = 12
"""Width kept free beside the tiles."""
PHOTO = Qt.ItemDataRole.UserRole


class Gallery(QWidget):
    """Tiles with a picture and a title; one of them is chosen."""

    chosen = Signal(object)
    """The GalleryPhoto that the user picked."""
    add_asked = Signal()
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles = _Tiles()
        self.add_button = Button(self.tr("Add photo"), "add")
        self.remove_button = Button(self.tr("Remove this photo"), "remove", "icon")
        self._lay_out()
        self.tiles.itemSelectionChanged.connect(self._on_current)
        self.tiles.delete_pressed.connect(self._ask_remove)
        self.add_button.clicked.connect(self.add_asked)
        self.remove_button.clicked.connect(self._ask_remove)

    @property
    def current(self) -> GalleryPhoto | None:
        """The photo whose tile is chosen."""
        selected = self.tiles.selectedItems()
        return selected[0].data(PHOTO) if selected else None

    def show_photos(self, photos: list[GalleryPhoto], chosen: GalleryPhoto | None) -> None:
        """Replace all tiles, without a word to the listeners."""
        self.tiles.blockSignals(True)
        self.tiles.clear()
        for photo in photos:
            self.tiles.addItem(_tile(photo))
        self.tiles.blockSignals(False)
        self.select(chosen)

    def select(self, photo: GalleryPhoto | None) -> None:
        """Choose the tile of `photo`, without a word to the listeners."""
        self.tiles.blockSignals(True)
        item = self._find(photo)
        if item is None:
            self.tiles.clearSelection()
        else:
            self.tiles.setCurrentItem(item)
        self.tiles.blockSignals(False)
        self.remove_button.setEnabled(bool(photo and photo.own))

    def show_thumbnail(self, photo: GalleryPhoto, pixels: Pixels) -> None:
        """Give the tile of `photo` its picture of [n, n, 3] RGB."""
        item = self._find(photo)
        if item is not None:
            item.setData(THUMBNAIL, as_image(pixels))

    def thumbnail(self, photo: GalleryPhoto) -> QImage | None:
        """The picture on the tile of `photo`."""
        item = self._find(photo)
        return item.data(THUMBNAIL) if item is not None else None

    def _find(self, photo: GalleryPhoto | None) -> QListWidgetItem | None:
        items = (self.tiles.item(row) for row in range(self.tiles.count()))
        return next((item for item in items if photo and item.data(PHOTO).key == photo.key), None)

    def _on_current(self) -> None:
        photo = self.current
        self.remove_button.setEnabled(bool(photo and photo.own))
        if photo:
            self.chosen.emit(photo)

    def _ask_remove(self) -> None:
        if self.current and self.current.own:
            self.remove_asked.emit(self.current)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.add_button, 1)
        bar.addWidget(self.remove_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(words(self.tr("Portraits"), "heading"))
        rows.addWidget(self.tiles, 1)
        rows.addLayout(bar)
        rows.addWidget(words(self.tr("You can also drop a photo anywhere in this window.")))
        self.setFixedWidth(2 * TILE.width() + SCROLL_BAR)


class _Tiles(QListWidget):
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Portraits"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setDragDropMode(QListWidget.DragDropMode.NoDragDrop)
        self.setGridSize(TILE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PortraitTile(self))

    def minimumSizeHint(self) -> QSize:
        """At least one row of tiles."""
        return QSize(TILE.width(), TILE.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; all other keys move about."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


def _tile(photo: GalleryPhoto) -> QListWidgetItem:
    title = photo.title if photo.own else translated(photo.title)
    item = QListWidgetItem(title)
    item.setData(PHOTO, photo)
    item.setToolTip(title)
    return item
