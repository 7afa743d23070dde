"""The user's portraits: adding, naming, framing, and removing with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.disclosure.consent import ConsentKind
from desktop.library.gallery_photo import GalleryPhoto, Removed
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import Backend
from inference.types import AUTOMATIC, Framing, Pixels

if TYPE_CHECKING:  # it takes its time
    from inference.portrait.photo_survey import Survey

Failed = Callable[[str], None]
Kept = Callable[[GalleryPhoto], None]


class PortraitLibrary:
    """Work is done one piece at a time on the thread of `tasks`, pictures of tiles on that of `tiles`.

    What a session before left to be deleted is deleted first.
    """

    def __init__(
        self, catalogue: PortraitCatalogue, backend: Backend, tasks: BackgroundTasks, tiles: BackgroundTasks
    ) -> None:
        self._catalogue = catalogue
        self._backend = backend
        self._tasks = tasks
        self._tiles = tiles
        self._removed: list[Removed] = []
        self._tasks.submit(lambda: self._delete(catalogue.removed.paths()), lambda _: None, lambda _: None)

    @property
    def removed(self) -> list[GalleryPhoto]:
        """What can still be brought back, the last one removed at the end."""
        return [removed.photo for removed in self._removed]

    def photos(self) -> list[GalleryPhoto]:
        """All photos on offer."""
        return self._catalogue.photos()

    def find(self, key: str) -> GalleryPhoto | None:
        """The photo called `key`, or another one; None when there is not a single one."""
        return self._catalogue.find(key)

    def neighbour(self, photo: GalleryPhoto) -> GalleryPhoto | None:
        """Who speaks when `photo` no longer can."""
        return self._catalogue.neighbour(photo)

    def survey(self, path: Path, done: Callable[[Survey], None], failed: Failed) -> None:
        """Look for the faces of a photo."""
        self._tasks.submit(lambda: self._backend.survey(path), done, failed)

    def add(
        self,
        source: Path,
        done: Kept,
        failed: Failed,
        title: str = "",
        framing: Framing = AUTOMATIC,
        consent: ConsentKind = ConsentKind.NOT_STATED,
    ) -> None:
        """Take a copy of a photo into the library."""

        def check(path: Path) -> object:
            return self._backend.register(path, framing)

        self._tasks.submit(lambda: self._catalogue.add(source, check, title, framing, consent), done, failed)

    def rename(self, photo: GalleryPhoto, title: str, done: Kept, failed: Failed) -> None:
        """Call a photo otherwise."""
        self._tasks.submit(lambda: self._catalogue.rename(photo, title), done, failed)

    def state_consent(self, photo: GalleryPhoto, kind: ConsentKind, done: Kept, failed: Failed) -> None:
        """Store whose face a photo shows."""
        self._tasks.submit(lambda: self._catalogue.state_consent(photo, kind), done, failed)

    def withdraw(self, photo: GalleryPhoto, done: Kept, failed: Failed) -> None:
        """Delete a photo and all that was made of it, at once and for good."""

        def delete() -> GalleryPhoto:
            self._backend.forget(photo.path)
            self._catalogue.withdraw(photo)
            return photo

        self._tasks.submit(delete, done, failed)

    def frame(self, photo: GalleryPhoto, framing: Framing, done: Kept, failed: Failed) -> None:
        """Frame a photo otherwise."""
        self._tasks.submit(lambda: self._catalogue.frame(photo, framing), done, failed)

    def arrange(self, keys: Sequence[str], failed: Failed) -> None:
        """Keep the photos in this order, as at first when there are no keys."""
        self._tasks.submit(lambda: self._catalogue.arrange(keys), lambda _: None, failed)

    def remove(self, photo: GalleryPhoto, done: Kept, failed: Failed) -> None:
        """Take a photo out; it can be brought back until `delete_removed`."""

        def gone(removed: Removed) -> None:
            self._removed.append(removed)
            done(photo)

        self._tasks.submit(lambda: self._catalogue.removed.remove(photo), gone, failed)

    def restore(self, done: Kept, failed: Failed) -> None:
        """Bring the photo removed last back, if there is one."""
        if self._removed:
            removed = self._removed.pop()
            self._tasks.submit(lambda: self._catalogue.restore(removed), done, failed)

    def delete_removed(self) -> None:
        """Delete what was removed, and all that was made of it."""
        copies = [removed.path for removed in self._removed]
        self._removed = []
        if copies:
            self._tasks.submit(lambda: self._delete(copies), lambda _: None, lambda _: None)

    def thumbnail(self, photo: GalleryPhoto, done: Callable[[Pixels], None], failed: Failed) -> None:
        """Small square picture of `photo`."""
        self._tiles.submit(lambda: self._backend.read_thumbnail(photo), done, failed)

    def _delete(self, copies: list[Path]) -> None:
        for copy in copies:
            self._backend.forget(copy)
        self._catalogue.removed.delete(copies)
