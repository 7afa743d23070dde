"""Context menu of the gallery."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.gallery.tiles import Tiles


class GalleryMenu(QMenu):
    """Actions for the selected photo, and for adding photos."""

    frame_requested = Signal()
    consent_requested = Signal()
    remove_requested = Signal()
    order_reset = Signal()
    add_requested = Signal()
    camera_requested = Signal()
    paste_requested = Signal()

    def __init__(self, tiles: Tiles, photo: GalleryPhoto | None, parent: QWidget) -> None:
        super().__init__(parent)
        place, last = tiles.currentRow(), tiles.count() - 1
        own = bool(photo and photo.own)
        for title, slot, key, possible in (
            (self.tr("Adjust framing…"), self.frame_requested.emit, "Return", photo is not None),
            (self.tr("Rename"), partial(tiles.editItem, tiles.currentItem()), "F2", own),
            (self.tr("Whose face…"), self.consent_requested.emit, "F4", own),
            (self.tr("Remove"), self.remove_requested.emit, "Del", own),
            (self.tr("Move forward"), partial(tiles.move_by, -1), "Alt+Left", photo is not None and place > 0),
            (self.tr("Move back"), partial(tiles.move_by, 1), "Alt+Right", photo is not None and place < last),
        ):
            action = self.addAction(title, key, slot)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(possible)
        self.addAction(self.tr("Order as at first"), self.order_reset.emit)
        self.addSeparator()
        self.addAction(self.tr("Add photo…"), self.add_requested.emit)
        self.addAction(self.tr("Take a photo with the camera…"), self.camera_requested.emit)
        paste = self.addAction(self.tr("Paste a photo"), "Ctrl+V", self.paste_requested.emit)
        paste.setShortcutVisibleInContextMenu(True)
