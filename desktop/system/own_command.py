"""The shell command that starts this program."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from desktop.system.frozen_app import is_bundled

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def own_command(*arguments: str) -> str:
    """One line that runs the program with `arguments`, from the bundle or from the repository."""
    line = own_words(*arguments)
    return subprocess.list2cmdline(line) if sys.platform == "win32" else shlex.join(line)


def own_words(*arguments: str) -> list[str]:
    """The words of own_command, not yet quoted."""
    return [sys.executable, *([] if is_bundled() else [str(MAIN)]), *arguments]
