"""The one file that starts threads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


def start(name: str, target: Callable[[], None]) -> Thread:
    """Start `target` on its own thread; the thread never keeps the program alive."""
    thread = Thread(target=target, name=name, daemon=True)
    thread.start()
    return thread
