"""Adds photos from the file dialog, drag and drop or the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.dialogs.add_photos_dialog import AddPhotosDialog, shortened
from desktop.widgets.gallery.dropped_files import DroppedFiles
from desktop.widgets.live.preview import as_image
from desktop.window.app_model import AppModel
from inference.portrait import photo_formats
from inference.types import AUTOMATIC, Framing, Pixels

if TYPE_CHECKING:  # slow import, done at first use
    from desktop.widgets.gallery.camera_dialog import CameraDialog
    from desktop.widgets.gallery.photo_sheet import PhotoSheet
    from inference.portrait.photo_survey import Survey

PICTURES = " ".join(f"*{suffix}" for suffix in photo_formats.SUFFIXES)


class PhotoAdder(QObject):
    """Asks for consent once per group of photos, then adds them to the library."""

    added = Signal(object)
    """The new GalleryPhoto."""
    refused = Signal(str)
    """Reason why a photo cannot be added."""
    began = Signal()
    """A new attempt has started; earlier refusals no longer apply."""
    progress = Signal(str)
    """Progress message; "" when no photo is being added."""

    def __init__(self, model: AppModel, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._window = window
        self._waiting: list[list[Path]] = []
        self._adding: list[Path] = []
        self._dropped_files = DroppedFiles()
        self._mine: set[Path] = set()
        self.dialog: AddPhotosDialog | PhotoSheet | None = None
        self.camera: CameraDialog | None = None

    def pick(self) -> None:
        """Open a file dialog and offer the selected photos."""
        kinds = self.tr("Pictures ({kinds});;All files (*)").format(kinds=PICTURES)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Add photo"), folder(Place.PicturesLocation), kinds
        )
        self.offer([Path(name) for name in names])

    def paste(self) -> None:
        """Add the image or files from the clipboard."""
        nothing = self.tr("There is no picture in the clipboard; copy a photo, then paste it here.")
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self._receive(QMimeData() if data is None else data, self.tr("Pasted photo"), nothing)

    def take_photo(self) -> None:
        """Take a photo with the webcam and offer it as the user's own face."""
        from desktop.widgets.gallery.camera_dialog import CameraDialog

        if self.dialog is None:
            self.began.emit()
            self.camera = dialog = CameraDialog(self._model, self._window)
            dialog.accepted.connect(lambda: self._offer_taken(dialog.photo))
            dialog.open()

    def drop(self, data: QMimeData) -> None:
        """Add dropped files or a dropped image."""
        nothing = self.tr("Only a link was dropped, and nothing is downloaded; save the picture, then drop its file.")
        self._receive(data, self.tr("Dropped photo"), nothing)

    def offer(self, paths: list[Path]) -> None:
        """Queue one consent dialog for all of `paths`."""
        if paths:
            self._waiting.append(paths)
        if self.dialog is None:
            self._ask_next()

    def close(self) -> None:
        """Switch the webcam off and delete the temporary files of pasted and dropped images."""
        if self.camera:
            self.camera.switch_off()
        self._dropped_files.close()

    def _offer_taken(self, pixels: Pixels) -> None:
        paths = self._dropped_files.keep(as_image(pixels), self.tr("Camera photo"))
        if not paths:
            self.refused.emit(self.tr("The photo could not be kept; make room on the disk and take it again."))
        self._mine.update(paths)
        self.offer(paths)

    def _receive(self, data: QMimeData, name: str, nothing: str) -> None:
        paths = self._dropped_files.take(data, name)
        if not paths:
            self.began.emit()
            self.refused.emit(nothing)
        self.offer(paths)

    def _ask_next(self) -> None:
        self.dialog = None
        if self._waiting:
            self.began.emit()
            paths = self._waiting.pop(0)
            self.dialog = self._ask_one(paths[0]) if len(paths) == 1 else self._ask_all(paths)
            self.dialog.finished.connect(self._ask_next)
            self.dialog.open()

    def _ask_all(self, paths: list[Path]) -> AddPhotosDialog:
        dialog = AddPhotosDialog([path.name for path in paths], self._window)
        dialog.accepted.connect(lambda: self._take(paths, dialog.consent))
        return dialog

    def _ask_one(self, path: Path) -> PhotoSheet:
        from desktop.widgets.gallery.photo_sheet import PhotoSheet

        question = self.tr("Whose face is in “{name}”?").format(name=shortened(path.stem))
        sheet = PhotoSheet(self.tr("Add photo"), question, self.tr("Add photo"), self._window, consent=True)
        sheet.accepted.connect(lambda: self._take([path], sheet.consent, sheet.framing))
        sheet.rejected.connect(lambda: self._dropped_files.discard(path))
        if path in self._mine:
            sheet.choice.choose(ConsentKind.ME)
        sheet.another_requested.connect(self.pick)
        self._model.library.survey(path, partial(self._show, sheet), sheet.refuse)
        return sheet

    def _show(self, sheet: PhotoSheet, survey: Survey) -> None:
        sheet.show_survey(survey)

    def _take(self, paths: list[Path], consent: ConsentKind, framing: Framing = AUTOMATIC) -> None:
        for path in paths:
            self._adding.append(path)
            self._model.library.add(
                path,
                partial(self._on_added, path),
                partial(self._on_refused, path),
                framing=framing,
                consent=consent,
            )
        self._tell()

    def _on_added(self, path: Path, photo: object) -> None:
        self._finish(path)
        self.added.emit(photo)

    def _on_refused(self, path: Path, sentence: str) -> None:
        self._finish(path)
        self.refused.emit(sentence)

    def _finish(self, path: Path) -> None:
        self._adding.remove(path)
        self._dropped_files.discard(path)
        self._tell()

    def _tell(self) -> None:
        left = len(self._adding)
        several = self.tr("Preparing %n photos…", "", left)
        self.progress.emit(several if left > 1 else self.tr("Preparing the photo…") if left else "")
