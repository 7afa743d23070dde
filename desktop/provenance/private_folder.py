"""Folder for secrets of this installation, readable by its user alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

import platformdirs


def default_folder() -> Path:
    """Folder of the signing key and the installation number."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "provenance"


def write(path: Path, content: bytes, keep: bool = False) -> None:
    """Write a file as a whole, mode 0600 in a folder of mode 0700; `keep` leaves one that is there. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        path.parent.chmod(0o700)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        if not keep or not _linked(part, path):
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _linked(part: Path, path: Path) -> bool:
    """Whether `path` is there now: of several processes that write it at once, the first one wins."""
    try:
        os.link(part, path)
    except FileExistsError:
        return True
    except OSError:  # a file system without links
        return path.exists()
    return True
