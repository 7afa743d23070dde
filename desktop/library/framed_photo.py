"""Portraits framed as their owner asked, from what lies beside the photo."""

from __future__ import annotations

from pathlib import Path

from desktop.library import photo_settings, portrait_catalogue
from inference.portrait import builtins, portrait_cache
from inference.types import Framing, Portrait


def load_portrait(path: Path, framing: Framing | None = None) -> Portrait:
    """The portrait of a photo, from the cache where it can be; UserError when the photo cannot serve.

    `framing` None is that of the photo's sidecar, the automatic one where there is none.
    """
    return portrait_cache.load_or_register(path, framing=wanted(path) if framing is None else framing)


def wanted(path: Path) -> Framing:
    """As asked for in the window; what concerns built-in photos lies in the user's library."""
    if path.is_relative_to(builtins.RESOURCES):
        path = portrait_catalogue.beside_builtin(path, portrait_catalogue.default_folder())
    return photo_settings.read(path).framing
