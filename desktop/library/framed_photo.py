"""Portraits cropped according to the framing in the photo's sidecar."""

from __future__ import annotations

from pathlib import Path

from desktop.library import photo_settings, portrait_catalogue
from inference.portrait import builtins, portrait_cache
from inference.types import Framing, Portrait


def load_portrait(path: Path, framing: Framing | None = None) -> Portrait:
    """The portrait of a photo, from the cache if possible. Raises UserError if the photo is unusable.

    `framing` None means the framing of the photo's sidecar, or automatic framing if there is no sidecar.
    """
    return portrait_cache.load_or_register(path, framing=wanted(path) if framing is None else framing)


def wanted(path: Path) -> Framing:
    """The framing chosen in the window; sidecars of built-in photos are in the user's library."""
    if path.is_relative_to(builtins.RESOURCES):
        path = portrait_catalogue.beside_builtin(path, portrait_catalogue.default_folder())
    return photo_settings.read(path).framing
