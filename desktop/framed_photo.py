"""Portraits framed as their owner asked, from what lies beside the photo."""

from __future__ import annotations

from pathlib import Path

from desktop import sidecar
from inference import portrait_cache
from inference.types import Framing, Portrait


def load_portrait(path: Path, framing: Framing | None = None) -> Portrait:
    """The portrait of a photo, from the cache where it can be; UserError when the photo cannot serve.

    `framing` None is that of the photo's sidecar, the automatic one where there is none.
    """
    return portrait_cache.load_or_register(path, framing=sidecar.read(path).framing if framing is None else framing)
