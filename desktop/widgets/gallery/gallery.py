"""Gallery column on the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.photo_settings import clean_title
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.level_meter import BARS, lit
from desktop.widgets.gallery.gallery_menu import GalleryMenu
from desktop.widgets.gallery.portrait_tile import BROKEN, LEVEL, LEVELS, THUMBNAIL, TILE
from desktop.widgets.gallery.refusal_notice import RefusalNotice
from desktop.widgets.gallery.tiles import PHOTO, Tiles
from desktop.widgets.gallery.undo_bar import UndoBar
from desktop.widgets.live.preview import as_image
from inference.types import Pixels

SCROLL_BAR = 12
"""Width reserved for the scroll bar, in pixels."""
LOUD = 0.8
"""Share of the level meter's bars at which a tile shows its highest level."""


class Gallery(QWidget):
    """Grid of portrait tiles with single selection, buttons, undo bar and refusal notice."""

    chosen = Signal(object)
    """The GalleryPhoto that the user selected."""
    add_requested = Signal()
    camera_requested = Signal()
    paste_requested = Signal()
    remove_requested = Signal(object)
    frame_requested = Signal(object)
    consent_requested = Signal(object)
    renamed = Signal(object, str)
    """The GalleryPhoto and its new title."""
    arranged = Signal(list)
    """Keys of all photos in the user's order; an empty list restores the default order."""
    view_settled = Signal()
    """Scrolling or layout has finished; `next_without_thumbnail` may return another photo."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_level: tuple[str, int | None] = ("", None)
        self._pictures: dict[tuple[str, object], QImage] = {}
        self.tiles = Tiles()
        self.undo_bar = UndoBar()
        self.refusal = RefusalNotice()
        self.add_button = Button(self.tr("Add photo"), "add")
        self.camera_button = Button(self.tr("Take a photo with the camera"), "camera", "icon")
        self.frame_button = Button(self.tr("Adjust the framing of this photo"), "frame", "flat")
        self.remove_button = Button(self.tr("Remove this photo"), "remove", "flat")
        self._lay_out()
        self.tiles.itemSelectionChanged.connect(self._on_current)
        self.tiles.itemChanged.connect(self._on_changed)
        self.tiles.itemDoubleClicked.connect(lambda _: self._ask_frame())
        self.tiles.delete_pressed.connect(self._ask_remove)
        self.tiles.enter_pressed.connect(self._ask_frame)
        self.tiles.consent_pressed.connect(self._ask_consent)
        self.tiles.menu_requested.connect(self._show_menu)
        self.tiles.arranged.connect(self.arranged)
        self.tiles.view_settled.connect(self.view_settled)
        self.add_button.clicked.connect(self.add_requested)
        self.camera_button.clicked.connect(self.camera_requested)
        self.frame_button.clicked.connect(self._ask_frame)
        self.remove_button.clicked.connect(self._ask_remove)

    @property
    def current(self) -> GalleryPhoto | None:
        """The selected photo, or None."""
        selected = self.tiles.selectedItems()
        return selected[0].data(PHOTO) if selected else None

    def reuse_thumbnails(self, gallery: Gallery) -> None:
        """Reuse the thumbnails of `gallery`, which this gallery replaces."""
        self._pictures = gallery._pictures

    def show_photos(self, photos: list[GalleryPhoto], chosen: GalleryPhoto | None) -> None:
        """Replace all tiles without emitting `chosen`; keeps cached thumbnails and the scroll position."""
        place = self.tiles.verticalScrollBar().value()
        self.add_button.set_kind("plain" if photos else "accent")
        self.tiles.blockSignals(True)
        self.tiles.clear()
        for photo in photos:
            self.tiles.add(photo, self._pictures.get((photo.key, photo.framing)))
        self.tiles.blockSignals(False)
        self._shown_level = ("", None)
        self.tiles.doItemsLayout()
        self.tiles.verticalScrollBar().setValue(place)
        self.select(chosen)

    def select(self, photo: GalleryPhoto | None) -> None:
        """Select the tile of `photo` without emitting `chosen`; None clears the selection."""
        self.tiles.blockSignals(True)
        item = self._find(photo)
        if item is None:
            self.tiles.clearSelection()
        else:
            self.tiles.setCurrentItem(item)
        self.tiles.blockSignals(False)
        self._show_possible(photo)

    def next_without_thumbnail(self) -> GalleryPhoto | None:
        """First photo in or near the view without a thumbnail; None if there is none."""
        return self.tiles.next_without_thumbnail()

    def show_thumbnail(self, photo: GalleryPhoto, pixels: Pixels) -> None:
        """Set the thumbnail of `photo`: RGB, `[n, n, 3]`."""
        self._pictures[photo.key, photo.framing] = picture = as_image(pixels)
        item = self._find(photo)
        if item is not None and item.data(PHOTO).framing == photo.framing:
            item.setData(THUMBNAIL, picture)

    def show_broken(self, photo: GalleryPhoto, sentence: str) -> None:
        """Mark the tile of `photo` as unreadable; `sentence` is its tooltip."""
        item = self._find(photo)
        if item is not None:
            item.setData(BROKEN, sentence)
            item.setToolTip(sentence)

    def thumbnail(self, photo: GalleryPhoto) -> QImage | None:
        """Thumbnail of `photo`; None while it has none."""
        item = self._find(photo)
        return item.data(THUMBNAIL) if item is not None else None

    def show_level(self, speaker: GalleryPhoto | None, peak: float) -> None:
        """Show the voice level on the tile of `speaker`: `peak` is 0..1. None removes the indicator."""
        bars = min(LEVELS, round(LEVELS * lit(peak) / (BARS * LOUD))) if speaker else None
        shown = (speaker.key if speaker else "", bars)
        if shown == self._shown_level:
            return
        for key, level in ((self._shown_level[0], None), shown):
            item = self.tiles.tile_of(key)
            if item is not None:
                item.setData(LEVEL, level)
        self._shown_level = shown

    def _find(self, photo: GalleryPhoto | None) -> QListWidgetItem | None:
        return self.tiles.tile_of(photo.key) if photo else None

    def _on_current(self) -> None:
        photo = self.current
        self._show_possible(photo)
        if photo:
            self.chosen.emit(photo)

    def _on_changed(self, item: QListWidgetItem) -> None:
        """Handle an item change: emits `renamed` for a new title; other changes have no effect."""
        photo, title = item.data(PHOTO), clean_title(item.text())
        if photo is None or not photo.own or item.text() == photo.title:
            return
        self.tiles.describe(item, photo)
        if title and title != photo.title:
            self.renamed.emit(photo, title)

    def _show_possible(self, photo: GalleryPhoto | None) -> None:
        self.remove_button.setEnabled(bool(photo and photo.own))
        self.frame_button.setEnabled(photo is not None)

    def _ask_remove(self) -> None:
        if self.current:
            self.remove_requested.emit(self.current)

    def _ask_frame(self) -> None:
        if self.current:
            self.frame_requested.emit(self.current)

    def _ask_consent(self) -> None:
        if self.current and self.current.own:
            self.consent_requested.emit(self.current)

    def menu(self) -> GalleryMenu:
        """Context menu of the selected photo."""
        menu = GalleryMenu(self.tiles, self.current, self)
        menu.frame_requested.connect(self._ask_frame)
        menu.consent_requested.connect(self._ask_consent)
        menu.remove_requested.connect(self._ask_remove)
        menu.order_reset.connect(lambda: self.arranged.emit([]))
        menu.add_requested.connect(self.add_requested)
        menu.camera_requested.connect(self.camera_requested)
        menu.paste_requested.connect(self.paste_requested)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.menu().popup(place)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.add_button, 1)
        bar.addWidget(self.camera_button)
        heading = QHBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(text_label(self.tr("Portraits"), "heading"), 1)
        heading.addWidget(self.frame_button)
        heading.addWidget(self.remove_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(heading)
        rows.addWidget(self.tiles, 1)
        rows.addWidget(self.refusal)
        rows.addWidget(self.undo_bar)
        rows.addLayout(bar)
        rows.addWidget(text_label(self.tr("Or drop a photo anywhere here, or paste one with Ctrl+V.")))
        self.setFixedWidth(2 * TILE.width() + SCROLL_BAR)
