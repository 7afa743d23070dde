"""Export and import of portrait packages: photo, framing and look in one file."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.library import photo_settings, portrait_package
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_package import SUFFIX, Package
from desktop.settings import portrait_look
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.dialogs import message_dialog
from desktop.widgets.dialogs.import_dialog import ImportDialog
from desktop.window.app_model import AppModel


class PackageTransfer(QObject):
    """Exports the chosen portrait to a package; imports packages after a consent dialog for each."""

    taken = Signal(object)
    """The imported GalleryPhoto; its look is already applied to the settings if the user ticked that box."""
    note = Signal(str)
    """A message for the user; "" clears it."""

    def __init__(self, model: AppModel, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._window = window
        self._waiting: list[Package] = []
        self.dialog: ImportDialog | None = None

    def pick(self) -> None:
        """Open a file dialog and import the selected packages."""
        kinds = self.tr("Portraits of Understudy ({kinds})").format(kinds=f"*{SUFFIX}")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import portrait"), folder(Place.DocumentsLocation), kinds
        )
        self.offer([Path(name) for name in names])

    def offer(self, paths: list[Path]) -> None:
        """Read each package in the background, then ask about each in turn."""
        for path in paths:
            self._model.run_in_background(partial(portrait_package.read, path), self._queue, self._refuse)

    def pick_place(self) -> None:
        """Open a save dialog and export the chosen portrait."""
        photo = self._model.chosen
        if photo is None:
            return
        suggested = str(Path(folder(Place.DocumentsLocation)) / f"{photo.title}{SUFFIX}")
        kinds = self.tr("Portraits of Understudy ({kinds})").format(kinds=f"*{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export portrait"), suggested, kinds)
        if name:
            self.export(photo, Path(name if name.endswith(SUFFIX) else name + SUFFIX))

    def export(self, photo: GalleryPhoto, out: Path) -> None:
        """Write `photo` with the current look to `out`, in the background."""
        look = portrait_look.look_of(self._model.settings)

        def write() -> None:
            suffix = photo.path.suffix.lower()
            portrait_package.write(
                Package(
                    photo.title,
                    photo.path.read_bytes(),
                    suffix,
                    look,
                    photo_settings.framing_table(photo.framing),
                    photo.consent,
                ),
                out,
            )

        exported = self.tr("“{name}” is exported, with its look.").format(name=photo.title)
        self._model.run_in_background(write, lambda _: self.note.emit(exported), self._fail)

    def _queue(self, package: Package) -> None:
        self._waiting.append(package)
        if self.dialog is None:
            self._ask_next()

    def _ask_next(self) -> None:
        self.dialog = None
        if not self._waiting:
            return
        package = self._waiting.pop(0)
        self.dialog = dialog = ImportDialog(package, self._window)
        dialog.accepted.connect(lambda: self._take(package, dialog.look_box.isChecked(), dialog.consent))
        dialog.finished.connect(self._ask_next)
        dialog.open()

    def _take(self, package: Package, with_look: bool, consent: ConsentKind) -> None:
        self.note.emit(self.tr("Looking at the photo…"))
        folder = tempfile.TemporaryDirectory()
        source = Path(folder.name) / f"{package.title}{package.suffix}"

        def done(photo: GalleryPhoto) -> None:
            folder.cleanup()
            self.note.emit("")
            if with_look:
                portrait_look.apply(package.look, self._model.settings)
            self.taken.emit(photo)

        def failed(sentence: str) -> None:
            folder.cleanup()
            self._refuse(sentence)

        def add(_: int) -> None:
            framing = photo_settings.framing_from(package.framing)
            self._model.library.add(source, done, failed, title=package.title, framing=framing, consent=consent)

        self._model.run_in_background(lambda: source.write_bytes(package.photo), add, failed)

    def _refuse(self, sentence: str) -> None:
        self.note.emit("")
        message_dialog.tell(self._window, self.tr("This portrait cannot be imported"), sentence)

    def _fail(self, sentence: str) -> None:
        message_dialog.tell(self._window, self.tr("The portrait was not exported"), sentence)
