"""Keeps gallery and studio of one mind about the portraits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.photo_library import GalleryPhoto
from desktop.studio import Studio
from desktop.widgets import sentence_dialog
from desktop.widgets.gallery import Gallery
from desktop.widgets.language import translated
from desktop.widgets.photo_adder import PhotoAdder


class PortraitChooser(QObject):
    """Choosing, adding and removing portraits."""

    ready = Signal(object)
    """The Portrait that was chosen, registered."""
    refused = Signal(str)
    """Why the chosen photo cannot speak."""
    note = Signal(str)
    """Something to know about the photo, "" for nothing."""

    def __init__(self, studio: Studio, gallery: Gallery, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._gallery = gallery
        self._window = window
        self.adder = PhotoAdder(studio, window)
        self.adder.added.connect(self._on_added)
        self.adder.working.connect(lambda on: self.note.emit(self.tr("Looking at the photo…") if on else ""))
        gallery.chosen.connect(self.choose)
        gallery.add_asked.connect(self.adder.pick)
        gallery.remove_asked.connect(self._ask_remove)

    def begin(self) -> None:
        """Fill the gallery and prepare the portrait chosen last time."""
        self._show_photos()
        if self._studio.chosen:
            self.choose(self._studio.chosen)

    def choose(self, photo: GalleryPhoto) -> None:
        """Let `photo` speak."""
        self._gallery.select(photo)
        self._studio.choose(photo, self._on_ready, self.refused.emit)

    def _show_photos(self) -> None:
        photos = self._studio.photos()
        self._gallery.show_photos(photos, self._studio.chosen)
        for photo in photos:
            self._studio.thumbnail(photo, partial(self._gallery.show_thumbnail, photo))

    def _on_ready(self, portrait: object) -> None:
        self.note.emit(" ".join(map(translated, getattr(portrait, "notes", ()))))
        self.ready.emit(portrait)

    def _on_added(self, photo: GalleryPhoto) -> None:
        self._show_photos()
        self.choose(photo)

    def _ask_remove(self, photo: GalleryPhoto) -> None:
        sentence = self.tr("Remove “{title}” from Understudy? The picture you added it from stays where it is.")
        sentence_dialog.ask(
            self._window,
            self.tr("Remove photo"),
            sentence.format(title=photo.title),
            self.tr("Remove"),
            partial(self._remove, photo),
        )

    def _remove(self, photo: GalleryPhoto) -> None:
        self._studio.remove_photo(photo, self._on_removed, partial(self._tell, self.tr("This photo stays")))

    def _on_removed(self, instead: GalleryPhoto | None) -> None:
        if instead:
            self._studio.choose(instead, self._on_ready, self.refused.emit)
        self._show_photos()

    def _tell(self, title: str, sentence: str) -> None:
        sentence_dialog.tell(self._window, title, sentence)
