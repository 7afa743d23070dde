"""A photo in the gallery."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.disclosure.builtin_consent import builtin_consent
from desktop.disclosure.consent import NO_CONSENT, Consent
from desktop.library.photo_settings import PhotoSettings, clean_title
from inference.portrait.builtins import Builtin
from inference.types import AUTOMATIC, Framing


@dataclass(frozen=True)
class GalleryPhoto:
    """A built-in photo or one of the user's."""

    key: str
    """Identifies the photo across restarts."""
    title: str
    path: Path
    own: bool
    """Added by the user, so it can be removed and renamed."""
    framing: Framing = AUTOMATIC
    consent: Consent = NO_CONSENT


@dataclass(frozen=True)
class Removed:
    """A photo that was removed from the gallery but is not deleted yet."""

    photo: GalleryPhoto
    path: Path
    """Where its copy is kept until then."""


def own_photo(path: Path, kept: PhotoSettings) -> GalleryPhoto:
    """One of the user's photos with its stored settings."""
    title = kept.title or clean_title(path.stem) or "Photo"
    return GalleryPhoto(f"own:{path.name}", title, path, True, kept.framing, kept.consent)


def builtin_photo(entry: Builtin) -> GalleryPhoto:
    """A portrait that comes with the program."""
    return GalleryPhoto(f"builtin:{entry.name}", entry.title, entry.path, False, consent=builtin_consent(entry))
