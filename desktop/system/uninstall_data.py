"""Takes back all that the program has put on this computer, but for recordings."""

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
    """The folders of this program alone: settings; portraits, presets; what was worked out from photos."""
    return [place("understudy", appauthor=False) for place in PLACES]


KEPT = ("packages", "Logs", "lock")
"""Parts of the program rather than traces of its user, some of them in use."""


def erase(places: Sequence[Path]) -> None:
    """Empty these folders but for KEPT; UserError that names what would not go, when all else is gone."""
    left: list[str] = []
    for place in places:
        for path in place.iterdir() if place.is_dir() else ():
            if path.name not in KEPT:
                _remove(path, left)
    if left:
        raise UserError(
            "Not everything could be removed: {files}; close other programs and try again.", files=", ".join(left)
        )


def _remove(path: Path, left: list[str]) -> None:
    """A link goes, what it leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=lambda _, failed, __: left.append(failed))
        return
    try:
        path.unlink()
    except OSError:
        left.append(str(path))
