"""Files and images from drag and drop or from the clipboard."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QImage

from inference.audio import sound_formats

PHOTOS = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".bmp", ".gif", ".tif", ".tiff"}
QUICK = 80
"""`QImage.save` quality for PNG: weak, fast compression. PNG is lossless at every quality."""
RETRY = 500
"""Milliseconds until an image that could not be deleted is tried again."""


class DroppedFiles:
    """Converts dropped or pasted data to files. Images without a file go to a temporary folder until `close`."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count(1)

    def take(self, data: QMimeData, name: str) -> list[Path]:
        """Local files in `data`, else its image saved as `name`.png; [] if it holds neither."""
        files = local_files(data)
        if files or not data.hasImage():
            return files
        return self.keep(QImage(data.imageData()), name)

    def keep(self, image: QImage, name: str) -> list[Path]:
        """The image saved as `name`.png; [] if there is none or it cannot be saved."""
        path = self._fresh() / f"{name}.png"
        return [path] if not image.isNull() and image.save(str(path), quality=QUICK) else []

    def discard(self, path: Path) -> None:
        """Delete an image that was saved here, as soon as nothing reads it; other files stay."""
        if self._folder and path.is_relative_to(self._folder.name):
            try:
                path.unlink(missing_ok=True)
            except PermissionError:  # Windows deletes no file that is open
                QTimer.singleShot(RETRY, partial(self.discard, path))

    def close(self) -> None:
        """Delete the temporary folder."""
        if self._folder:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _fresh(self) -> Path:
        """A new numbered subfolder for one image, so that several images can have the same file name."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="understudy-")
        folder = Path(self._folder.name) / str(next(self._numbers))
        folder.mkdir()
        return folder


def has_picture(data: QMimeData) -> bool:
    """Whether `data` holds a local file or an image. Web links do not count: nothing is downloaded."""
    return bool(local_files(data)) or data.hasImage()


def local_files(data: QMimeData) -> list[Path]:
    """Paths of the URLs in `data` that point to local files."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def split_by_kind(files: list[Path], video: bool) -> tuple[list[Path], list[Path]]:
    """Split `files` into (sounds, photos) by suffix.

    A file with neither kind of suffix counts as sound in the Video view (`video`), otherwise as photo.
    """
    kinds = [(path, path.suffix.lower()) for path in files]
    sounds = [path for path, kind in kinds if kind in sound_formats.SUFFIXES or (video and kind not in PHOTOS)]
    return sounds, [path for path in files if path not in sounds]
