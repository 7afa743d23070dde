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
    timers = getattr(ctypes, "windll").winmm if sys.platform.startswith("win") else None  # noqa: B009
    try:
        if timers:
            timers.timeBeginPeriod(MILLISECONDS)
        yield
    finally:
        if timers:
            timers.timeEndPeriod(MILLISECONDS)
