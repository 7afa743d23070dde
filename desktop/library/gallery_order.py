"""The user's order of the portraits, stored in a file of the library."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from desktop.system import json_file
from desktop.system.atomic_file import atomic_file


def read(file: Path) -> list[str]:
    """Keys in the user's order; empty if there is none or the file is unreadable."""
    try:
        kept = json_file.read(file)
    except (OSError, ValueError):
        return []
    return [key for key in kept if isinstance(key, str)] if isinstance(kept, list) else []


def write(file: Path, keys: Sequence[str]) -> None:
    """Save the order atomically; an empty one deletes the file. Raises OSError if that fails."""
    if not keys:
        with contextlib.suppress(FileNotFoundError):
            file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with atomic_file(file) as half:
        half.write_text(json.dumps(list(keys), indent=0) + "\n", encoding="utf-8")


def ordered(usual: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """All keys of `usual`, ordered as in `wanted`; a key missing there follows its predecessor in `usual`."""
    present = [key for key in dict.fromkeys(wanted) if key in usual]
    for place, key in enumerate(usual):
        if key not in present:
            before = present.index(usual[place - 1]) + 1 if place else 0
            present.insert(before, key)
    return present
