"""Connects the gallery to the app model."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.common.language import translated
from desktop.widgets.gallery.consent_editor import ConsentEditor
from desktop.widgets.gallery.gallery import Gallery
from desktop.widgets.gallery.photo_adder import PhotoAdder
from desktop.widgets.gallery.photo_framer import PhotoFramer
from desktop.window.app_model import AppModel
from inference.types import Pixels


class PortraitChooser(QObject):
    """Chooses, adds, renames, reframes, reorders and removes portraits."""

    ready = Signal(object)
    """The chosen Portrait, registered."""
    refused = Signal(str)
    """Reason why the chosen photo cannot be used."""
    note = Signal(str)
    """A message about the photo; "" clears it."""

    def __init__(self, model: AppModel, gallery: Gallery, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._gallery = gallery
        self._fetching = self._shut_down = False
        self._removed_chosen: GalleryPhoto | None = None
        self.adder = PhotoAdder(model, window)
        self.framer = PhotoFramer(model, window)
        self.consent = ConsentEditor(model, window)
        self.adder.added.connect(self._on_added)
        self.adder.began.connect(gallery.refusal.clear)
        self.adder.refused.connect(gallery.refusal.add)
        self.adder.progress.connect(self.note)
        self.framer.framed.connect(self._on_changed)
        self.framer.refused.connect(gallery.refusal.add)
        self.consent.stated.connect(self._on_changed)
        self.consent.refused.connect(gallery.refusal.add)
        self.consent.withdrawal_confirmed.connect(self._withdraw)
        gallery.chosen.connect(self.choose)
        gallery.view_settled.connect(self._fetch)
        gallery.add_requested.connect(self.adder.pick)
        gallery.camera_requested.connect(self.adder.take_photo)
        gallery.paste_requested.connect(self.adder.paste)
        gallery.refusal.again_requested.connect(self.adder.pick)
        gallery.frame_requested.connect(self.framer.adjust)
        gallery.consent_requested.connect(self.consent.edit)
        gallery.renamed.connect(self._rename)
        gallery.arranged.connect(self._arrange)
        gallery.remove_requested.connect(self._remove)
        gallery.undo_bar.undo_requested.connect(self.undo)
        gallery.undo_bar.over.connect(model.library.delete_removed)

    def begin(self) -> None:
        """Fill the gallery and prepare the portrait chosen in the last session."""
        self._show_photos()
        if self._model.chosen:
            self.choose(self._model.chosen)

    def shut_down(self) -> None:
        """Stop all requests and signals; another PortraitChooser replaces this one."""
        self._shut_down = True
        self.blockSignals(True)
        self.adder.close()

    def choose(self, photo: GalleryPhoto) -> None:
        """Select `photo` and prepare it as the portrait."""
        self._gallery.select(photo)
        self._model.choose(photo, self._on_ready, self.refused.emit)

    def undo(self) -> None:
        """Restore the last removed photo, if there is one."""
        self._model.library.restore(self._on_restored, self._gallery.refusal.add)
        self._gallery.undo_bar.show_removed(self._model.library.removed)

    def _show_photos(self) -> None:
        self._gallery.show_photos(self._model.library.photos(), self._model.chosen)

    def _fetch(self) -> None:
        """Request the thumbnail of a photo in view; at most one request is pending."""
        photo = None if self._fetching or self._shut_down else self._gallery.next_without_thumbnail()
        if photo:
            self._fetching = True
            self._model.library.thumbnail(photo, partial(self._fetched, photo), partial(self._fetch_failed, photo))

    def _fetched(self, photo: GalleryPhoto, pixels: Pixels) -> None:
        self._fetching = False
        self._gallery.show_thumbnail(photo, pixels)
        self._fetch()

    def _fetch_failed(self, photo: GalleryPhoto, sentence: str) -> None:
        self._fetching = False
        self._gallery.show_broken(photo, translated(sentence))
        self._fetch()

    def _on_ready(self, portrait: object) -> None:
        self.note.emit(" ".join(map(translated, getattr(portrait, "notes", ()))))
        self.ready.emit(portrait)

    def _on_added(self, photo: GalleryPhoto) -> None:
        self._show_photos()
        self.choose(photo)

    def _on_changed(self, photo: GalleryPhoto) -> None:
        """Prepare the portrait again if `photo` is the chosen one."""
        if self._model.chosen and self._model.chosen.key == photo.key:
            self._model.choose(photo, self._on_ready, self.refused.emit)
        self._show_photos()

    def _withdraw(self, photo: GalleryPhoto) -> None:
        self._removed_chosen = photo if self._model.chosen and self._model.chosen.key == photo.key else None
        self._model.withdraw_photo(photo, self._on_removed, self._gallery.refusal.add)

    def _rename(self, photo: GalleryPhoto, title: str) -> None:
        self._model.library.rename(photo, title, self._on_renamed, self._gallery.refusal.add)

    def _on_renamed(self, _photo: GalleryPhoto) -> None:
        self._show_photos()

    def _arrange(self, keys: list[str]) -> None:
        self._model.library.arrange(keys, self._gallery.refusal.add)
        if not keys:
            self._model.run_in_background(lambda: None, lambda _: self._show_photos(), lambda _: None)

    def _remove(self, photo: GalleryPhoto) -> None:
        if not photo.own:
            title = translated(photo.title)
            self.note.emit(self.tr("{title} comes with Understudy and stays.").format(title=title))
            return
        chosen = self._model.chosen
        self._removed_chosen = photo if chosen and chosen.key == photo.key else None
        self._model.remove_photo(photo, self._on_removed, self._gallery.refusal.add)

    def _on_removed(self, instead: GalleryPhoto | None) -> None:
        if instead and self._removed_chosen:
            self._model.choose(instead, self._on_ready, self.refused.emit)
        self._show_photos()
        self._gallery.undo_bar.show_removed(self._model.library.removed)

    def _on_restored(self, photo: GalleryPhoto) -> None:
        """Choose the restored photo if it was the chosen one when removed, or if none is chosen."""
        back = self._removed_chosen is not None and self._removed_chosen.key == photo.key
        self._removed_chosen = None
        self._show_photos()
        if back or self._model.chosen is None:
            self.choose(photo)
