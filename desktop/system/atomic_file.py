"""A file that is written whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def atomic_file(target: Path) -> Iterator[Path]:
    """A path hidden beside `target`, whose place it takes at the end; after an error nothing is left of it."""
    half = target.with_name(f".{target.name}.part")
    try:
        yield half
        half.replace(target)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
