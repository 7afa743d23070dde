"""The portraits on offer: the built-in ones and the user's own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from desktop.library import gallery_order, photo_settings
from desktop.library.photo_settings import PhotoSettings, clean_title, settings_file
from inference.types import AUTOMATIC, Framing
from inference.user_error import UserError

REMOVED = ".removed"
"""Folder within the library's for what may still come back."""
BUILTINS = ".builtins"
"""Folder within the library's for what the user said about built-in photos."""
ORDER = ".order.json"


@dataclass(frozen=True)
class GalleryPhoto:
    """One picture that may stand in for the user."""

    key: str
    """Stays the same from one start to the next."""
    title: str
    path: Path
    own: bool
    """Added by the user, so it may be removed and renamed."""
    framing: Framing = AUTOMATIC


@dataclass(frozen=True)
class Removed:
    """A photo that is out of the gallery and not deleted yet."""

    photo: GalleryPhoto
    path: Path
    """Where its copy waits."""


def default_folder() -> Path:
    """Where this system keeps an application's data about a user."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "portraits"


def beside_builtin(photo: Path, folder: Path) -> Path:
    """What the sidecar of a built-in photo lies beside: a name in the library `folder`, not the program's own."""
    return folder / BUILTINS / photo.name


class PortraitCatalogue:
    """The user's photos, which lie as copies in `folder`, each with a sidecar, and the built-in ones."""

    def __init__(self, folder: Path, builtins: Sequence[GalleryPhoto]) -> None:
        self._folder = folder
        self._builtins = list(builtins)

    def photos(self) -> list[GalleryPhoto]:
        """All photos on offer in the user's order; without one the own come first, in the order they were added."""
        photos = {photo.key: photo for photo in (*self._mine(), *map(self._as_kept, self._builtins))}
        return [photos[key] for key in gallery_order.ordered(list(photos), gallery_order.read(self._folder / ORDER))]

    def _mine(self) -> list[GalleryPhoto]:
        files = self._folder.glob("*.*") if self._folder.is_dir() else []
        mine = [path for path in files if not path.name.startswith(".") and path.suffix != photo_settings.SUFFIX]
        kept = {path: photo_settings.read(path) for path in mine}
        return [_own(path, kept[path]) for path in sorted(mine, key=lambda path: (kept[path].place, path.name))]

    def _as_kept(self, builtin: GalleryPhoto) -> GalleryPhoto:
        return replace(builtin, framing=photo_settings.read(beside_builtin(builtin.path, self._folder)).framing)

    def arrange(self, keys: Sequence[str]) -> None:
        """Keep the photos in this order; as at first when there are no keys. UserError when it cannot be kept."""
        try:
            gallery_order.write(self._folder / ORDER, keys)
        except OSError as error:
            raise UserError(
                "The order of the portraits could not be kept in {folder} ({reason}); make room there and try again.",
                folder=self._folder,
                reason=error.strerror,
            ) from error

    def find(self, key: str) -> GalleryPhoto | None:
        """The photo called `key`; when there is none of that name the first built-in one, or any there is."""
        photos = self.photos()
        offered = [*map(self._as_kept, self._builtins), *photos]
        return next((photo for photo in photos if photo.key == key), offered[0] if offered else None)

    def neighbour(self, photo: GalleryPhoto) -> GalleryPhoto | None:
        """The photo after `photo`, or before it when it is the last."""
        photos = self.photos()
        index = next((index for index, other in enumerate(photos) if other.key == photo.key), -1)
        return next(iter(photos[index + 1 :] or photos[:index][::-1]), None)

    def add(
        self, source: Path, check: Callable[[Path], object], title: str = "", framing: Framing = AUTOMATIC
    ) -> GalleryPhoto:
        """Keep a copy of `source` once `check` has accepted it; UserError when it is refused or cannot be kept."""
        check(source)
        target = self._free_name(source)
        kept = PhotoSettings(clean_title(title), self._last_place() + 1, framing)
        with self._keeping(target):
            self._folder.mkdir(parents=True, exist_ok=True)
            photo_settings.write(target, kept)
            half = target.with_name(f".{target.name}")
            shutil.copyfile(source, half)
            half.replace(target)
        return _own(target, kept)

    def rename(self, photo: GalleryPhoto, title: str) -> GalleryPhoto:
        """Call one of the user's photos otherwise; an empty title leaves it. UserError when it cannot be kept."""
        return self._write(photo, replace(photo_settings.read(photo.path), title=clean_title(title) or photo.title))

    def frame(self, photo: GalleryPhoto, framing: Framing) -> GalleryPhoto:
        """Frame a photo otherwise; UserError when it cannot be kept."""
        if photo.own:
            return self._write(photo, replace(photo_settings.read(photo.path), framing=framing))
        return self._frame_builtin(photo, framing)

    def _frame_builtin(self, photo: GalleryPhoto, framing: Framing) -> GalleryPhoto:
        place = beside_builtin(photo.path, self._folder)
        with self._changing(photo):
            if framing == AUTOMATIC:
                settings_file(place).unlink(missing_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                photo_settings.write(place, PhotoSettings(framing=framing))
        return replace(photo, framing=framing)

    def remove(self, photo: GalleryPhoto) -> Removed:
        """Take one of the user's photos out of the gallery until it is restored or deleted; UserError."""
        if not photo.own:
            raise UserError("{title} comes with Understudy and cannot be removed.", title=photo.title)
        bins = self._folder / REMOVED
        number = 1 + max((int(path.name) for path in bins.glob("*") if path.name.isdigit()), default=0)
        removed = Removed(photo, bins / str(number) / photo.path.name)
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

    def restore(self, removed: Removed) -> GalleryPhoto:
        """Take a removed photo back to its place; UserError when it is not there any more."""
        target = removed.photo.path
        target = self._free_name(target) if target.exists() else target
        try:
            _move(removed.path, target)
        except OSError as error:
            raise UserError(
                "{title} could not be brought back ({reason}); add the photo again.",
                title=removed.photo.title,
                reason=error.strerror,
            ) from error
        shutil.rmtree(removed.path.parent, ignore_errors=True)
        return _own(target, photo_settings.read(target))

    def removed(self) -> list[Path]:
        """Copies that wait to be deleted, whichever session removed them."""
        return [path for path in (self._folder / REMOVED).glob("*/*") if path.suffix != photo_settings.SUFFIX]

    def delete(self, copies: Sequence[Path]) -> None:
        """Delete some of `removed` for good; what the system holds on to goes at the next start."""
        for copy in copies:
            shutil.rmtree(copy.parent, ignore_errors=True)
        with contextlib.suppress(OSError):
            (self._folder / REMOVED).rmdir()

    def _write(self, photo: GalleryPhoto, kept: PhotoSettings) -> GalleryPhoto:
        with self._changing(photo):
            photo_settings.write(photo.path, kept)
        return _own(photo.path, kept)

    @contextlib.contextmanager
    def _changing(self, photo: GalleryPhoto) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(
                "The change to {title} could not be kept in {folder} ({reason}); make room there and try again.",
                title=photo.title,
                folder=self._folder,
                reason=error.strerror,
            ) from error

    @contextlib.contextmanager
    def _keeping(self, target: Path) -> Iterator[None]:
        """Nothing of `target` is left when it cannot be written."""
        try:
            yield
        except OSError as error:
            for half in (target.with_name(f".{target.name}"), settings_file(target)):
                with contextlib.suppress(OSError):
                    half.unlink(missing_ok=True)
            raise UserError(
                "The photo could not be kept in {folder} ({reason}); make room there and add it again.",
                folder=self._folder,
                reason=error.strerror,
            ) from error

    def _last_place(self) -> float:
        return max((photo_settings.read(photo.path).place for photo in self.photos() if photo.own), default=0.0)

    def _free_name(self, source: Path) -> Path:
        suffix = source.suffix.lower() or ".photo"
        suffix = ".photo" if suffix == photo_settings.SUFFIX else suffix
        stem = source.stem.strip(". ")[:60] or "Photo"
        names = [stem, *(f"{stem} {number}" for number in range(2, 10_000))]
        return next(path for name in names if not (path := self._folder / f"{name}{suffix}").exists())


def _own(path: Path, kept: PhotoSettings) -> GalleryPhoto:
    return GalleryPhoto(f"own:{path.name}", kept.title or path.stem, path, True, kept.framing)


def _move(source: Path, target: Path) -> None:
    """A photo and its sidecar; the photo last, so that it is never without."""
    if settings_file(source).exists():
        settings_file(source).replace(settings_file(target))
    source.replace(target)
