"""Atomic file writing: a file is written completely or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def atomic_file(target: Path) -> Iterator[Path]:
    """Yields a hidden temporary path that replaces `target` on success and is removed on error."""
    half = target.with_name(f".{target.name}.part")
    try:
        yield half
        half.replace(target)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
