"""Recordings of calls on disk, known by the names that the program gives them."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

from inference.user_error import UserError

NAME = "Understudy %Y-%m-%d %H-%M-%S.mp4"
"""Of a new recording, for time.strftime."""
OURS = re.compile(r"Understudy \d{4}-\d\d-\d\d \d\d-\d\d-\d\d(\.unfinished-[0-9a-f]{8}| \(recovered( \d+)?\))?\.mp4")


def new_name() -> str:
    """File name of a recording that starts now."""
    return time.strftime(NAME)


def recordings(folder: Path) -> list[Path]:
    """Recordings in `folder`, unfinished and recovered ones too; all other files are somebody else's."""
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name) and path.is_file())
    return []


def delete(folder: Path) -> None:
    """Delete the recordings in `folder`, and the folder if nothing else is in it. Raises UserError naming the rest."""
    left = [path.name for path in recordings(folder) if not _deleted(path)]
    if left:
        raise UserError(
            "Not everything could be removed: {files}; close other programs and try again.", files=", ".join(left)
        )
    with contextlib.suppress(OSError):
        folder.rmdir()


def _deleted(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
