"""Withdrawal of the consent for a photo: everything that the program made of it is deleted."""

from __future__ import annotations

from pathlib import Path

from desktop.disclosure.consent import photo_hash
from desktop.disclosure.consent_ledger import ConsentLedger
from desktop.library.emotion_thumbnails import EmotionThumbnails
from desktop.library.portrait_catalogue import PortraitCatalogue, default_folder
from inference.portrait import portrait_cache
from inference.portrait.portrait import register
from inference.types import Pixels
from inference.user_error import UserError


def withdraw(photo: Path) -> list[Path]:
    """Delete library copies of `photo` with their settings, its stated consent, and all cached data of it.

    Returns the deleted files; `photo` itself stays unless it is such a copy. Raises UserError if it cannot be read.
    """
    try:
        digest = photo_hash(photo)
    except OSError as error:
        raise UserError(
            "{path} cannot be read ({reason}); the photo is needed to find what was made of it.",
            path=photo,
            reason=error.strerror,
        ) from error
    deleted = forget_caches(photo)
    catalogue = PortraitCatalogue(default_folder(), [])
    for copy in [entry for entry in catalogue.photos() if photo_hash(entry.path) == digest]:
        catalogue.withdraw(copy)
        deleted.append(copy.path)
    removed = [path for path in catalogue.removed.paths() if photo_hash(path) == digest]
    catalogue.removed.delete(removed)
    deleted += removed
    ledger = ConsentLedger()
    try:
        if ledger.forget(digest):
            deleted.append(ledger.file)
    except OSError as error:
        raise UserError(
            "What was stated about {path} could not be deleted ({reason}); try again.",
            path=photo,
            reason=error.strerror,
        ) from error
    return deleted


def forget_caches(photo: Path, thumbnails: EmotionThumbnails | None = None) -> list[Path]:
    """Delete registered portraits and thumbnails of a photo from the caches; returns the deleted files."""
    thumbnails = thumbnails or EmotionThumbnails()
    shown = [file for crop in _crops(photo) for file in thumbnails.forget(crop)]
    return [*shown, *portrait_cache.forget(photo)]


def _crops(photo: Path) -> list[Pixels]:
    """Crops that thumbnails may show, even if the registered portraits were deleted before; none without a face."""
    try:
        return portrait_cache.cached_crops(photo) or [register(photo).crop]
    except UserError:
        return []
