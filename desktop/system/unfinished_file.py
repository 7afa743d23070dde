"""Temporary files beside their target, created exclusively under unique names: no file of the user's is replaced.

A writer that holds a lock on its file (`lock`) marks it as in use; the lock ends with the writer, even if it is killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

MARK = ".unfinished-"
RENDERED = ".rendering-"
"""Mark of files that can be made again; nobody recovers them."""
LOCK = "lock"
"""File in an unfinished folder whose lock stands for the folder."""
LEFTOVER = re.compile(r"\.unfinished-[0-9a-f]{8}(\.[^.]+)?$")
ABANDONED = re.escape(RENDERED) + "[0-9a-f]{8}"
LONGEST_NAME = 255
"""Bytes of a file name on common file systems."""
TRIES = 100
READERS_TRIES, READERS_SECONDS = 10, 0.05
"""How often to wait until readers have closed a file that is replaced, and for how long each time."""


def destination(target: Path) -> Path:
    """The file that is to be replaced: `target`, or what it points to if it is a symbolic link."""
    return target.resolve() if target.is_symlink() else target


def create(target: Path, mark: str = MARK) -> Path:
    """Create an empty file in the folder of `target`, with a unique name and the same suffix. Raises OSError."""
    _refuse_long(target.name)
    return _unused(target, mark, lambda path: os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)))


def create_folder(target: Path) -> Path:
    """Create an empty folder in the folder of `target`, with a unique name. Raises OSError."""
    return _unused(target, RENDERED, Path.mkdir)


def lock(file: BinaryIO) -> None:
    """Lock an open file until it is closed. Windows refuses to delete an open file without any lock."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remove_abandoned(target: Path) -> None:
    """Delete unfinished renderings of `target` whose writer has ended; those in use or without a lock stay."""
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if re.fullmatch(re.escape(target.stem) + ABANDONED + re.escape(target.suffix), path.name):
                _remove_unlocked(path)


def publish(unfinished: Path, target: Path) -> None:
    """Move a complete file to `target`, which keeps its permissions if it exists. Raises OSError."""
    with contextlib.suppress(OSError):
        unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
    replace(unfinished, target)


def replace(source: Path, target: Path) -> None:
    """Move a file over another one, later if on Windows a thread or a virus scanner has one open. Raises OSError."""
    for _ in range(READERS_TRIES if sys.platform == "win32" else 0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(READERS_SECONDS)
        else:
            return
    source.replace(target)


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


def _remove_unlocked(path: Path) -> None:
    held = path / LOCK if path.is_dir() else path
    with contextlib.suppress(OSError):
        with held.open("rb+") as file:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held.unlink()
        if held != path:
            shutil.rmtree(path)


def _unused(target: Path, mark: str, make: Callable[[Path], None]) -> Path:
    for _ in range(TRIES):
        path = target.with_name(_name(target.stem, mark, target.suffix))
        try:
            make(path)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"no free name beside {target}")


def _name(stem: str, mark: str, suffix: str) -> str:
    """STEM.unfinished-TOKEN.SUFFIX; the stem is cut so that the name fits."""
    ending = f"{mark}{secrets.token_hex(4)}{suffix}"
    room = LONGEST_NAME - len(os.fsencode(ending))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + ending
