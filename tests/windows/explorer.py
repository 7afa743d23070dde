"""python -m tests.windows.explorer PROGRAM [ARGUMENT...]: start a program as Explorer does, without standard handles.

Runs on Windows; prints the program's exit status once it has ended.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

DETACHED_PROCESS = 8
LONGEST = 120_000
"""Milliseconds to wait for the end."""


def main(command: list[str]) -> None:
    """Start `command`, wait for its end, print its exit status."""
    import _winapi

    api: Any = _winapi
    started: Any = subprocess
    line, info = subprocess.list2cmdline(command), started.STARTUPINFO()
    process = api.CreateProcess(None, line, None, None, False, DETACHED_PROCESS, None, None, info)[0]
    api.WaitForSingleObject(process, LONGEST)
    print("exit status", api.GetExitCodeProcess(process))


if __name__ == "__main__":
    main(sys.argv[1:])
