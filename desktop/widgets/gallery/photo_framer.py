"""Changes the framing of a photo in the gallery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs.add_photos_dialog import shortened
from desktop.window.app_model import AppModel

if TYPE_CHECKING:  # slow import, done at first use
    from desktop.widgets.gallery.photo_sheet import PhotoSheet
    from inference.portrait.photo_survey import Survey


class PhotoFramer(QObject):
    """Opens a PhotoSheet and saves the adjusted framing."""

    framed = Signal(object)
    """The GalleryPhoto with its new framing."""
    refused = Signal(str)
    """Reason why the framing was not saved."""

    def __init__(self, model: AppModel, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._window = window
        self.dialog: PhotoSheet | None = None

    def adjust(self, photo: GalleryPhoto) -> None:
        """Open the framing dialog for `photo`."""
        from desktop.widgets.gallery.photo_sheet import PhotoSheet

        title = photo.title if photo.own else translated(photo.title)
        question = self.tr("How is “{title}” to be seen?").format(title=shortened(title))
        self.dialog = sheet = PhotoSheet(
            self.tr("Adjust framing"), question, self.tr("Save"), self._window, consent=False
        )
        sheet.accepted.connect(lambda: self._keep(photo, sheet))
        self._model.library.survey(photo.path, partial(self._show, sheet, photo), sheet.refuse)
        sheet.open()

    def _show(self, sheet: PhotoSheet, photo: GalleryPhoto, survey: Survey) -> None:
        sheet.show_survey(survey, photo.framing)

    def _keep(self, photo: GalleryPhoto, sheet: PhotoSheet) -> None:
        if sheet.framing != photo.framing:
            self._model.library.frame(photo, sheet.framing, self.framed.emit, self.refused.emit)
