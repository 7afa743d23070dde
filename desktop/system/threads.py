"""Thread creation; no other file starts threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, get_native_id

PATIENT = 10
"""Niceness on Linux, where it is set per thread."""


def start(name: str, target: Callable[[], None], patient: bool = False) -> Thread:
    """Start `target` on a daemon thread; a `patient` thread has low priority on Linux."""
    thread = Thread(target=_patiently(target) if patient else target, name=name, daemon=True)
    thread.start()
    return thread


def _patiently(target: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        if sys.platform == "linux":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, get_native_id(), PATIENT)
        target()

    return run
