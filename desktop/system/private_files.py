"""Keeps what the program stores readable by its user alone, where the system knows permissions."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from desktop.system.uninstall_data import folders

MASK = 0o077


def keep_private() -> None:
    """Create files as 0600 and folders as 0700 from now on, and close the program's own folders to others.

    Windows gives files in a user's profile to that user alone, so nothing changes there.
    """
    if os.name == "posix":
        os.umask(MASK)
        close_folders(folders())


def close_folders(paths: list[Path]) -> None:
    """Take the permissions of others from these folders, if they exist; what is not ours to change stays."""
    for path in paths:
        with contextlib.suppress(OSError):
            mode = path.stat().st_mode
            if mode & MASK:
                path.chmod(mode & ~MASK & 0o7777)
