"""The portraits on offer: the built-in ones and the user's own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from inference.errors import UserError


@dataclass(frozen=True)
class GalleryPhoto:
    """One picture that may stand in for the user."""

    key: str
    """Stays the same from one start to the next."""
    title: str
    path: Path
    own: bool
    """Added by the user, so it may be removed."""


def default_folder() -> Path:
    """Where this system keeps an application's data about a user."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "portraits"


class PhotoLibrary:
    """Built-in photos followed by the user's, which lie as copies in `folder`."""

    def __init__(self, folder: Path, builtins: Sequence[GalleryPhoto]) -> None:
        self._folder = folder
        self._builtins = list(builtins)

    def photos(self) -> list[GalleryPhoto]:
        """All photos on offer; the user's own ones come last, by title."""
        files = sorted(self._folder.glob("*.*")) if self._folder.is_dir() else []
        return self._builtins + [_own(path) for path in files if not path.name.startswith(".")]

    def find(self, key: str) -> GalleryPhoto | None:
        """The photo called `key`; the first one on offer when there is none of that name."""
        photos = self.photos()
        return next((photo for photo in photos if photo.key == key), photos[0] if photos else None)

    def add(self, source: Path, check: Callable[[Path], object]) -> GalleryPhoto:
        """Keep a copy of `source` once `check` has accepted it; UserError when it is refused or cannot be kept."""
        check(source)
        target = self._free_name(source)
        half = target.with_name(f".{target.name}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, half)
            half.replace(target)
        except OSError as error:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)
            raise UserError(
                "The photo could not be kept in {folder} ({reason}); make room there and add it again.",
                folder=self._folder,
                reason=error.strerror,
            ) from error
        return _own(target)

    def remove(self, photo: GalleryPhoto) -> None:
        """Delete the copy of one of the user's own photos; UserError when the system does not let it go."""
        if not photo.own:
            raise UserError("{title} comes with Understudy and cannot be removed.", title=photo.title)
        try:
            photo.path.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                "{title} could not be removed from {folder} ({reason}).",
                title=photo.title,
                folder=self._folder,
                reason=error.strerror,
            ) from error

    def _free_name(self, source: Path) -> Path:
        suffix = source.suffix.lower() or ".photo"
        stem = source.stem.strip(". ")[:60] or "Photo"
        names = [stem, *(f"{stem} {number}" for number in range(2, 10_000))]
        return next(path for name in names if not (path := self._folder / f"{name}{suffix}").exists())


def _own(path: Path) -> GalleryPhoto:
    return GalleryPhoto(key=f"own:{path.name}", title=path.stem, path=path, own=True)
