"""The one file that starts threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, get_native_id

PATIENT = 10
"""Niceness on Linux, where each thread has its own."""


def start(name: str, target: Callable[[], None], patient: bool = False) -> Thread:
    """Start `target` on its own thread, which never keeps the program alive; a `patient` one lets others go first."""
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
