"""From a file picked or dropped to a portrait in the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.studio import Studio
from desktop.widgets import sentence_dialog
from desktop.widgets.consent import ConsentDialog

PICTURES = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif"


class PhotoAdder(QObject):
    """Asks for consent, then takes the photos in one by one."""

    added = Signal(object)
    """The new GalleryPhoto."""
    working = Signal(bool)
    """True while a photo is being looked at."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._waiting: list[Path] = []
        self.dialog: ConsentDialog | None = None

    def pick(self) -> None:
        """Let the user pick photos."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = self.tr("Pictures ({kinds});;All files (*)").format(kinds=PICTURES)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add photo"), folder, kinds)
        self.offer([Path(name) for name in names])

    def offer(self, paths: list[Path]) -> None:
        """Ask about each of `paths`, one after the other."""
        self._waiting += paths
        if self.dialog is None:
            self._ask_next()

    def _ask_next(self) -> None:
        self.dialog = None
        if not self._waiting:
            return
        path = self._waiting.pop(0)
        self.dialog = ConsentDialog(path.name, self._window)
        self.dialog.accepted.connect(lambda: self._take(path))
        self.dialog.finished.connect(self._ask_next)
        self.dialog.open()

    def _take(self, path: Path) -> None:
        self.working.emit(True)
        self._studio.add_photo(path, self._on_added, self._on_refused)

    def _on_added(self, photo: object) -> None:
        self.working.emit(False)
        self.added.emit(photo)

    def _on_refused(self, sentence: str) -> None:
        self.working.emit(False)
        sentence_dialog.tell(self._window, self.tr("This photo cannot be used"), sentence)
