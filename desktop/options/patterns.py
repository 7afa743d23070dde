"""File patterns such as *.wav, which shells of Windows pass on instead of expanding them."""

from __future__ import annotations

import glob
import sys
from pathlib import Path


def expanded(names: list[str]) -> list[str]:
    """`names` with each pattern replaced by the files that match it, sorted; on Windows only.

    A pattern that matches nothing, and the name of an existing file, stay as they are.
    """
    if sys.platform == "win32":
        return [match for name in names for match in _matches(name)]
    return names


def _matches(name: str) -> list[str]:
    if not glob.has_magic(name) or Path(name).exists():
        return [name]
    return sorted(glob.glob(name)) or [name]  # noqa: PTH207 (Path.glob refuses absolute patterns)
