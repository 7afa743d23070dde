"""Timer resolution of Windows, on which the length of short waits depends."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MILLISECONDS = 1
"""Without a request, waits of Windows end in steps of 15.6 ms."""


@contextmanager
def fine() -> Iterator[None]:
    """Ask Windows for waits in steps of MILLISECONDS while the block runs, which costs power; elsewhere do nothing."""
    if sys.platform != "win32":
        yield
        return
    timers = ctypes.windll.winmm  # type: ignore[attr-defined, unused-ignore]
    timers.timeBeginPeriod(MILLISECONDS)
    try:
        yield
    finally:
        timers.timeEndPeriod(MILLISECONDS)
