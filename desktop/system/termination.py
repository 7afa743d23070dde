"""Turns requests to end the process into exceptions, so that files are finished or removed."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""Besides Ctrl-C (SIGINT): kill, a closed terminal, and Ctrl-Break or a closed console on Windows."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end; `status` is the exit status that shells expect."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.status = 128 + number


@contextlib.contextmanager
def raised() -> Iterator[None]:
    """Context in which these signals raise `Terminated` in the main thread."""
    with handled(_raise):
        yield


@contextlib.contextmanager
def handled(handler: Callable[[int, FrameType | None], object], *more: signal.Signals) -> Iterator[None]:
    """Context in which `handler` gets these signals, and `more`; an ignored hang-up stays ignored."""
    before = {number: signal.signal(number, handler) for number in wanted(*more)}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


def wanted(*more: signal.Signals) -> list[signal.Signals]:
    """The signals to handle: none outside the main thread, where Python allows no handlers; no hang-up under nohup."""
    if threading.current_thread() is not threading.main_thread():
        return []
    hangup = getattr(signal, "SIGHUP", None)
    kept = hangup is not None and signal.getsignal(hangup) is signal.SIG_IGN  # under nohup
    return [number for number in (*SIGNALS, *more) if not (kept and number == hangup)]


def _raise(number: int, _frame: FrameType | None) -> None:
    raise Terminated(number)
