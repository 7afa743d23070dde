"""Removal of all data that the program stored on this computer, except recordings."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from inference.user_error import UserError

PLACES = (
    platformdirs.user_config_path,
    platformdirs.user_data_path,
    platformdirs.user_cache_path,
)


def folders() -> list[Path]:
    """The program's own folders: settings; portraits and presets; cached photo data."""
    return [place("understudy", appauthor=False) for place in PLACES]


KEPT = ("packages", "Logs", "lock")
"""Entries that belong to the program rather than to its user; some of them are in use."""


def erase(places: Sequence[Path], kept: Sequence[str] = KEPT) -> None:
    """Empty these folders except for entries called as in `kept`.

    Raises UserError naming the files that could not be removed; all others are.
    """
    left: list[str] = []
    for place in places:
        for path in place.iterdir() if place.is_dir() else ():
            if path.name not in kept:
                _remove(path, left)
    if left:
        raise UserError(
            "Not everything could be removed: {files}; close other programs and try again.", files=", ".join(left)
        )


def _remove(path: Path, left: list[str]) -> None:
    """Remove a file or folder; for a symbolic link only the link, not its target."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=lambda _, failed, __: left.append(failed))
        return
    try:
        path.unlink()
    except OSError:
        left.append(str(path))
