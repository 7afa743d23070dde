"""The portraits of the gallery: built-in ones and the user's own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import platformdirs

from desktop.disclosure.consent import ConsentKind, given, photo_hash
from desktop.disclosure.consent_ledger import ConsentLedger
from desktop.library import gallery_order, photo_settings
from desktop.library.gallery_photo import GalleryPhoto, Removed, own_photo
from desktop.library.photo_settings import PhotoSettings, clean_title, settings_file
from desktop.library.removed_photos import RemovedPhotos
from inference.types import AUTOMATIC, Framing
from inference.user_error import UserError

BUILTINS = ".builtins"
"""Name of the folder, inside that of the user's photos, for the settings of built-in photos."""
ORDER = ".order.json"


def default_folder() -> Path:
    """The system's data folder for this application's portraits."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "portraits"


def beside_builtin(photo: Path, folder: Path) -> Path:
    """Path that the settings file of a built-in photo lies beside: inside the user's `folder`, not the program's."""
    return folder / BUILTINS / photo.name


class PortraitCatalogue:
    """The user's photos, kept as copies in `folder`, each with a settings file; and the built-in ones."""

    def __init__(self, folder: Path, builtins: Sequence[GalleryPhoto]) -> None:
        self._folder = folder
        self._builtins = list(builtins)
        self.removed = RemovedPhotos(folder)

    def photos(self) -> list[GalleryPhoto]:
        """All photos in the user's order; by default the user's own first, in the order they were added."""
        photos = {photo.key: photo for photo in (*self._mine(), *map(self._as_kept, self._builtins))}
        return [photos[key] for key in gallery_order.ordered(list(photos), gallery_order.read(self._folder / ORDER))]

    def _mine(self) -> list[GalleryPhoto]:
        files = self._folder.glob("*.*") if self._folder.is_dir() else []
        mine = [path for path in files if not path.name.startswith(".") and path.suffix != photo_settings.SUFFIX]
        kept = {path: photo_settings.read(path) for path in mine}
        return [own_photo(path, kept[path]) for path in sorted(mine, key=lambda path: (kept[path].place, path.name))]

    def _as_kept(self, builtin: GalleryPhoto) -> GalleryPhoto:
        return replace(builtin, framing=photo_settings.read(beside_builtin(builtin.path, self._folder)).framing)

    def arrange(self, keys: Sequence[str]) -> None:
        """Store this order; without keys the default one. Raises UserError if it cannot be stored."""
        try:
            gallery_order.write(self._folder / ORDER, keys)
        except OSError as error:
            raise UserError(
                "The order of the portraits could not be kept in {folder} ({reason}); make room there and try again.",
                folder=self._folder,
                reason=error.strerror,
            ) from error

    def find(self, key: str) -> GalleryPhoto | None:
        """The photo with this key; otherwise the first built-in one, or any; None without photos."""
        photos = self.photos()
        offered = [*map(self._as_kept, self._builtins), *photos]
        return next((photo for photo in photos if photo.key == key), offered[0] if offered else None)

    def neighbour(self, photo: GalleryPhoto) -> GalleryPhoto | None:
        """The photo after `photo`, or the one before it if it is the last."""
        photos = self.photos()
        index = next((index for index, other in enumerate(photos) if other.key == photo.key), -1)
        return next(iter(photos[index + 1 :] or photos[:index][::-1]), None)

    def add(
        self,
        source: Path,
        check: Callable[[Path], object],
        title: str = "",
        framing: Framing = AUTOMATIC,
        consent: ConsentKind = ConsentKind.NOT_STATED,
    ) -> GalleryPhoto:
        """Copy `source` once `check` accepts it. Raises UserError if it is refused or cannot be copied."""
        check(source)
        target = self._free_name(source)
        with self._keeping(target):
            kept = PhotoSettings(clean_title(title), self._last_place() + 1, framing, given(consent, source))
            self._folder.mkdir(parents=True, exist_ok=True)
            photo_settings.write(target, kept)
            half = target.with_name(f".{target.name}")
            shutil.copyfile(source, half)
            half.replace(target)
        return own_photo(target, kept)

    def rename(self, photo: GalleryPhoto, title: str) -> GalleryPhoto:
        """Set the title of one of the user's photos; "" leaves it. Raises UserError if it cannot be stored."""
        return self._write(photo, replace(photo_settings.read(photo.path), title=clean_title(title) or photo.title))

    def state_consent(self, photo: GalleryPhoto, kind: ConsentKind) -> GalleryPhoto:
        """Set whose face one of the user's photos shows. Raises UserError if it cannot be stored."""
        with self._changing(photo):
            return self._write(photo, replace(photo_settings.read(photo.path), consent=given(kind, photo.path)))

    def frame(self, photo: GalleryPhoto, framing: Framing) -> GalleryPhoto:
        """Set the framing of a photo. Raises UserError if it cannot be stored."""
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

    def withdraw(self, photo: GalleryPhoto) -> None:
        """Delete one of the user's photos with all that is stored about it. Raises UserError if that fails."""
        removed = self.removed.remove(photo)
        try:
            ConsentLedger().forget(photo_hash(removed.path))
            order = gallery_order.read(self._folder / ORDER)
            gallery_order.write(self._folder / ORDER, [key for key in order if key != photo.key])
        except OSError as error:
            raise UserError(
                "Not everything about {title} could be deleted ({reason}); try again.",
                title=photo.title,
                reason=error.strerror,
            ) from error
        finally:
            self.removed.delete([removed.path])

    def restore(self, removed: Removed) -> GalleryPhoto:
        """Bring a removed photo back to its place. Raises UserError if its copy is gone."""
        target = removed.photo.path
        return self.removed.restore(removed, self._free_name(target) if target.exists() else target)

    def _write(self, photo: GalleryPhoto, kept: PhotoSettings) -> GalleryPhoto:
        with self._changing(photo):
            photo_settings.write(photo.path, kept)
        return own_photo(photo.path, kept)

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
        """Removes what was written of `target` after an error."""
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
