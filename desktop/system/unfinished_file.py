"""Temporary files beside their target, created exclusively under unique names: no file of the user's is replaced."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable
from pathlib import Path

MARK = ".unfinished-"
LEFTOVER = re.compile(r"\.unfinished-[0-9a-f]{8}(\.[^.]+)?$")
LONGEST_NAME = 255
"""Bytes of a file name on common file systems."""
TRIES = 100


def destination(target: Path) -> Path:
    """The file that is to be replaced: `target`, or what it points to if it is a symbolic link."""
    return target.resolve() if target.is_symlink() else target


def create(target: Path) -> Path:
    """Create an empty file in the folder of `target`, with a unique name and the same suffix. Raises OSError."""
    _refuse_long(target.name)
    return _unused(target, lambda path: os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)))


def create_folder(target: Path) -> Path:
    """Create an empty folder in the folder of `target`, with a unique name. Raises OSError."""
    return _unused(target.with_suffix(""), Path.mkdir)


def publish(unfinished: Path, target: Path) -> None:
    """Move a complete file to `target`, which keeps its permissions if it exists. Raises OSError."""
    with contextlib.suppress(OSError):
        unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
    unfinished.replace(target)


def leftovers(folder: Path) -> list[Path]:
    """Unfinished files of sessions that crashed; those of running ones are among them."""
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if LEFTOVER.search(path.name) and path.is_file())
    return []


def _refuse_long(name: str) -> None:
    """Raise OSError at once for a name that could not be given at the end; Windows counts UTF-16 units, not bytes."""
    length = len(name.encode("utf-16-le", "surrogatepass")) // 2 if sys.platform == "win32" else len(os.fsencode(name))
    if length > LONGEST_NAME:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))


def _unused(target: Path, make: Callable[[Path], None]) -> Path:
    for _ in range(TRIES):
        path = target.with_name(_name(target.stem, target.suffix))
        try:
            make(path)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"no free name beside {target}")


def _name(stem: str, suffix: str) -> str:
    """STEM.unfinished-TOKEN.SUFFIX; the stem is cut so that the name fits."""
    ending = f"{MARK}{secrets.token_hex(4)}{suffix}"
    room = LONGEST_NAME - len(os.fsencode(ending))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + ending
