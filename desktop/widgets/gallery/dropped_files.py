"""Pictures that arrive by drag and drop or from the clipboard."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop.rendering.render_request import SOUNDS

PHOTOS = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".bmp", ".gif", ".tif", ".tiff"}
QUICK = 80
"""Qt's quality of a PNG that is packed quickly rather than small; nothing is lost."""


class Inbox:
    """Files of what arrived; pictures that were no files become some, and go when the program ends."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count(1)

    def take(self, data: QMimeData, name: str) -> list[Path]:
        """The files in `data`, or one called `name` with the picture in it; none when it has neither."""
        files = local_files(data)
        if files or not data.hasImage():
            return files
        image = QImage(data.imageData())
        path = self._fresh() / f"{name}.png"
        return [path] if not image.isNull() and image.save(str(path), quality=QUICK) else []

    def close(self) -> None:
        """Delete the files that were made."""
        if self._folder:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _fresh(self) -> Path:
        """Each picture lies in a folder of its own, so that all may have the same name."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="understudy-")
        folder = Path(self._folder.name) / str(next(self._numbers))
        folder.mkdir()
        return folder


def has_picture(data: QMimeData) -> bool:
    """Whether `take` may find something; a link to a web page is nothing, for nothing is downloaded."""
    return bool(local_files(data)) or data.hasImage()


def local_files(data: QMimeData) -> list[Path]:
    """Files of this computer."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def sorted_out(files: list[Path], video: bool) -> tuple[list[Path], list[Path]]:
    """Sounds for videos, and photos. What is neither by its name belongs to the view that it was dropped on."""
    kinds = [(path, path.suffix.lower()) for path in files]
    sounds = [path for path, kind in kinds if kind in SOUNDS or (video and kind not in PHOTOS)]
    return sounds, [path for path in files if path not in sounds]
