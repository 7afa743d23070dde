"""Threads that stop on request and report a failure once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

from desktop.system import threads
from inference.memory_shortage import ADVICE, is_memory_shortage
from inference.sentence import Sentence
from inference.user_error import UserError

Failed = Callable[[str], None]
log = logging.getLogger(__name__)


@contextmanager
def running(
    name: str, work: Callable[[Event], None], failed: Failed, limit: float, stop: Event | None = None
) -> Iterator[None]:
    """Run `work(stop)` on a thread named `name` while the context is open.

    On exit, `stop`, which several threads may share, is set and the thread is joined for at most `limit` seconds. If
    `work` raises, `failed` receives one sentence.
    """
    stop = stop or Event()
    thread = threads.start(name, lambda: guarded(name, lambda: work(stop), failed))
    try:
        yield
    finally:
        stop.set()
        thread.join(limit)
        if thread.is_alive():
            log.warning("%s did not end within %.1f s", name, limit)


def guarded(name: str, work: Callable[[], None], failed: Failed) -> None:
    """Run `work`; pass an error to `failed` as one sentence."""
    try:
        work()
    except UserError as error:
        failed(str(error))
    except Exception as error:
        log.debug("%s failed", name, exc_info=True)
        failed(ADVICE if is_memory_shortage(error) else _unexpected(name, error))


def _unexpected(name: str, error: Exception) -> Sentence:
    reason = f"{type(error).__name__}: {error}"
    return Sentence("The {name} thread stopped unexpectedly ({reason}); start again.", name=name, reason=reason)
