"""Length of the set-up's paths, which Windows limits unless long paths are switched on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bootstrap.problem import SetupProblem

LONGEST = 259
"""Characters of a path (MAX_PATH without its end)."""
INSIDE = len("\\Lib\\site-packages\\") + 151
"""Characters below .venv; the longest path is one of PySide6-Essentials 6.11.3."""
KEY, VALUE = r"SYSTEM\CurrentControlSet\Control\FileSystem", "LongPathsEnabled"


def check(venv: Path) -> None:
    """Raise SetupProblem if the packages do not fit below `venv` on this Windows."""
    if sys.platform == "win32" and not _long_paths():
        refuse_long(venv)


def refuse_long(venv: Path) -> None:
    """Raise SetupProblem if paths below `venv` get longer than LONGEST."""
    most = LONGEST - INSIDE - (len(str(venv)) - len(str(venv.parent)))
    if len(str(venv.parent)) > most:
        raise SetupProblem(
            "The folder {} has {} characters, too many for Windows, which allows {} here; move it to a shorter one "
            "such as C:\\understudy.".format(venv.parent, len(str(venv.parent)), most)
        )


def _long_paths() -> bool:
    import winreg

    registry: Any = winreg
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, KEY) as key:
            return bool(registry.QueryValueEx(key, VALUE)[0])
    except OSError:
        return False
