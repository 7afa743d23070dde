"""Random number of this installation, carried by the watermark of its pictures."""

from __future__ import annotations

import contextlib
import secrets
from functools import lru_cache
from pathlib import Path

from desktop.provenance import private_folder
from inference.watermark.spreading_code import IDENTITIES
from inference.watermark.watermark import Watermark

NAME = "installation"


def number(folder: Path | None = None) -> int:
    """The number, 32 bits; drawn at the first call. One that cannot be stored holds for this run only."""
    path = (folder or private_folder.default_folder()) / NAME
    drawn = secrets.randbelow(IDENTITIES)
    if not path.is_file():
        with contextlib.suppress(OSError):
            private_folder.write(path, f"{drawn:08x}".encode(), keep=True)
    try:
        return int(path.read_text(encoding="ascii"), 16) % IDENTITIES
    except ValueError:
        return reset(folder)
    except OSError:
        return drawn


def reset(folder: Path | None = None) -> int:
    """Draw another number, so that pictures made from now on cannot be connected with earlier ones."""
    drawn = secrets.randbelow(IDENTITIES)
    with contextlib.suppress(OSError):
        private_folder.write((folder or private_folder.default_folder()) / NAME, f"{drawn:08x}".encode())
    return drawn


def watermark(identity: int | None = None) -> Watermark:
    """The watermark with a number, this installation's by default."""
    return _watermark(number() if identity is None else identity)


@lru_cache(maxsize=1)
def _watermark(identity: int) -> Watermark:
    return Watermark(identity)
