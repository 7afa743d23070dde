"""Recordings that a crash cut off, found again at the next start."""

from __future__ import annotations

import contextlib
import os
import time
from itertools import count
from pathlib import Path

from desktop.system.unfinished_file import MARK, leftovers

IDLE_SECONDS = 60.0
"""A file written to more recently may belong to a running session."""


def recover(folder: Path) -> list[Path]:
    """Give leftovers in `folder` a name of their own, delete empty ones, and return the new paths."""
    recovered = []
    for path in leftovers(folder):
        with contextlib.suppress(OSError):
            state = path.stat()
            if time.time() - state.st_mtime < IDLE_SECONDS:
                continue
            if state.st_size:
                recovered.append(_rename(path))
            else:
                path.unlink()
    return recovered


def _rename(path: Path) -> Path:
    """Move `path` to a free name; a hard link, where the file system has them, never replaces a file."""
    stem = path.name.split(MARK)[0]
    names = (f"{stem} (recovered{'' if number == 1 else f' {number}'}){path.suffix}" for number in count(1))
    for name in names:
        target = path.with_name(name)
        if target.exists():
            continue
        try:
            os.link(path, target)
        except FileExistsError:
            continue
        except OSError:
            path.rename(target)
            return target
        path.unlink()
        return target
    raise AssertionError("names never end")
