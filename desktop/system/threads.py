"""Thread creation; no other file starts threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import RLock, Thread, get_native_id
from typing import NoReturn
from weakref import WeakSet

from inference import card_lock

LOW_PRIORITY_NICENESS = 10
"""Niceness on Linux, where it is set per thread."""

_card = RLock()
_started: WeakSet[Thread] = WeakSet()


def start(name: str, target: Callable[[], None], low_priority: bool = False) -> Thread:
    """Start `target` on a daemon thread; a `low_priority` thread has low priority on Linux."""
    card_lock.use(_card)
    thread = Thread(target=_with_low_priority(target) if low_priority else target, name=name, daemon=True)
    _started.add(thread)
    thread.start()
    return thread


def leave(status: int) -> NoReturn:
    """End the process with `status`.

    Threads that did not end in time are abandoned: native code that still runs in them would abort Python's own exit.
    So would memory of a lost graphics card.
    """
    if not card_lock.holds_lost() and not any(thread.is_alive() for thread in _started):
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def _with_low_priority(target: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        if sys.platform == "linux":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, get_native_id(), LOW_PRIORITY_NICENESS)
        target()

    return run
