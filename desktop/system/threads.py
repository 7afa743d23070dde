"""Thread creation; no other file starts threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, get_native_id

LOW_PRIORITY_NICENESS = 10
"""Niceness on Linux, where it is set per thread."""


def start(name: str, target: Callable[[], None], low_priority: bool = False) -> Thread:
    """Start `target` on a daemon thread; a `low_priority` thread has low priority on Linux."""
    thread = Thread(target=_with_low_priority(target) if low_priority else target, name=name, daemon=True)
    thread.start()
    return thread


def _with_low_priority(target: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        if sys.platform == "linux":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, get_native_id(), LOW_PRIORITY_NICENESS)
        target()

    return run
