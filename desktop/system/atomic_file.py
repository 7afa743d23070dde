"""Writes a file as a whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from desktop.system import unfinished_file


@contextlib.contextmanager
def atomic_file(target: Path) -> Iterator[Path]:
    """Path of a temporary file, which replaces `target` at the end and is deleted after an error."""
    final = unfinished_file.destination(target)
    half = unfinished_file.create(final)
    try:
        yield half
        unfinished_file.publish(half, final)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
