"""Context menu of the gallery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop.widgets.gallery.gallery import Gallery


class GalleryMenu(QMenu):
    """Actions for the selected photo, and for adding photos."""

    def __init__(self, gallery: Gallery) -> None:
        super().__init__(gallery)
        photo, place, tiles = gallery.current, gallery.tiles.currentRow(), gallery.tiles
        own, last = bool(photo and photo.own), tiles.count() - 1
        for title, slot, key, possible in (
            (self.tr("Adjust framing…"), gallery.ask_frame, "Return", photo is not None),
            (self.tr("Rename"), partial(tiles.editItem, tiles.currentItem()), "F2", own),
            (self.tr("Whose face…"), gallery.ask_consent, "F4", own),
            (self.tr("Remove"), gallery.ask_remove, "Del", own),
            (self.tr("Move forward"), partial(tiles.move_by, -1), "Alt+Left", photo is not None and place > 0),
            (self.tr("Move back"), partial(tiles.move_by, 1), "Alt+Right", photo is not None and place < last),
        ):
            action = self.addAction(title, key, slot)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(possible)
        self.addAction(self.tr("Order as at first"), lambda: gallery.arranged.emit([]))
        self.addSeparator()
        self.addAction(self.tr("Add photo…"), gallery.add_requested.emit)
        self.addAction(self.tr("Take a photo with the camera…"), gallery.camera_requested.emit)
        paste = self.addAction(self.tr("Paste a photo"), "Ctrl+V", gallery.paste_requested.emit)
        paste.setShortcutVisibleInContextMenu(True)
