"""Photos removed from the gallery, kept until the removal can no longer be undone."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from desktop.library import photo_settings
from desktop.library.gallery_photo import GalleryPhoto, Removed, own_photo
from desktop.library.photo_settings import settings_file
from desktop.system import unfinished_file
from inference.user_error import UserError

REMOVED = ".removed"
"""Name of the folder inside that of the user's photos."""


class RemovedPhotos:
    """Each removed photo lies with its settings in a numbered folder of its own."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the user's photos."""
        self._folder = folder
        self._bins = folder / REMOVED

    def remove(self, photo: GalleryPhoto) -> Removed:
        """Move one of the user's photos here. Raises UserError for a built-in one, or if it cannot be moved."""
        if not photo.own:
            raise UserError("{title} comes with Understudy and cannot be removed.", title=photo.title)
        numbers = (int(path.name) for path in self._bins.glob("*") if path.name.isdigit())
        removed = Removed(photo, self._bins / str(1 + max(numbers, default=0)) / photo.path.name)
        try:
            removed.path.parent.mkdir(parents=True)
            with contextlib.suppress(FileNotFoundError):
                _move(photo.path, removed.path)
        except OSError as error:
            raise UserError(
                "{title} could not be removed from {folder} ({reason}).",
                title=photo.title,
                folder=self._folder,
                reason=error.strerror,
            ) from error
        return removed

    def restore(self, removed: Removed, target: Path) -> GalleryPhoto:
        """Move a photo back to `target`. Raises UserError if its copy is gone or cannot be moved."""
        try:
            _move(removed.path, target)
        except OSError as error:
            raise UserError(
                "{title} could not be brought back ({reason}); add the photo again.",
                title=removed.photo.title,
                reason=error.strerror,
            ) from error
        shutil.rmtree(removed.path.parent, ignore_errors=True)
        return own_photo(target, photo_settings.read(target))

    def paths(self) -> list[Path]:
        """All copies kept here, also those of earlier sessions."""
        return [path for path in self._bins.glob("*/*") if path.suffix != photo_settings.SUFFIX]

    def delete(self, copies: Sequence[Path]) -> None:
        """Delete some of `paths` for good. Files that are in use are left for the next start."""
        for copy in copies:
            shutil.rmtree(copy.parent, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._bins.rmdir()


def _move(source: Path, target: Path) -> None:
    """Move a photo and its settings, the photo last, so that it always has its settings."""
    if settings_file(source).exists():
        unfinished_file.replace(settings_file(source), settings_file(target))
    unfinished_file.replace(source, target)
