"""Finds which of many paths a path collides with, without comparing it with each."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from desktop.system.run_paths import NUMBER, covers, ignores_case

Key = tuple[object, ...]


class PathIndex:
    """Set of files and patterns such as NAME%05d.png; names that mean one file are equal, through links too."""

    def __init__(self) -> None:
        self._files: dict[Key, Path] = {}
        self._in_folder: defaultdict[Key, list[Path]] = defaultdict(list)
        self._patterns: defaultdict[Key, list[Path]] = defaultdict(list)

    def add(self, path: Path) -> None:
        """Add a file or a pattern."""
        folder = _folder(path)
        self._in_folder[folder].append(path)
        if NUMBER.search(path.name):
            self._patterns[folder].append(path)
        self._files.update(dict.fromkeys(_keys(path), path))

    def find(self, path: Path) -> Path | None:
        """The first added path such that writing one of the two replaces the other, or None."""
        found = next((self._files[key] for key in _keys(path) if key in self._files), None)
        if found is not None:
            return found
        near = (self._in_folder if NUMBER.search(path.name) else self._patterns).get(_folder(path), [])
        return next((other for other in near if covers(path, other) or covers(other, path)), None)


def _keys(path: Path) -> list[Key]:
    """What identifies a file: the place of its content, if it exists, and its name in its folder."""
    folder = _folder(path)
    keys: list[Key] = [(folder, os.path.normcase(path.name))]
    if _folded(path.parent):
        keys.append((folder, path.name.casefold(), "folded"))
    with contextlib.suppress(OSError, ValueError):
        state = path.stat()
        keys.append(("content", state.st_dev, state.st_ino))
    return keys


def _folder(path: Path) -> Key:
    return _identity(path.parent)


@lru_cache(maxsize=4096)
def _identity(folder: Path) -> Key:
    with contextlib.suppress(OSError, ValueError):
        state = folder.stat()
        return ("folder", state.st_dev, state.st_ino)
    return ("folder", os.path.normcase(os.path.realpath(folder)))


@lru_cache(maxsize=4096)
def _folded(folder: Path) -> bool:
    return ignores_case(folder.absolute())
