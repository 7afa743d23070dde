"""Slow tasks, run one at a time on a thread other than the window's."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from desktop.system import threads
from inference.memory_shortage import ADVICE, is_memory_shortage
from inference.sentence import Sentence
from inference.user_error import UserError

Result = TypeVar("Result")
Job = Callable[[], None]

log = logging.getLogger(__name__)


class BackgroundTasks:
    """Task queue with its own thread; the owner receives results by calling `collect`."""

    def __init__(self, name: str, low_priority: bool = False) -> None:
        """A `low_priority` queue runs its thread at low priority, where the system supports it."""
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._outcomes: SimpleQueue[Job] = SimpleQueue()
        self._thread = threads.start(name, self._run, low_priority)

    def submit(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        """Queue `work`; `collect` then calls `done(result)` or `failed(sentence)`."""
        self._jobs.put(lambda: self._outcomes.put(_outcome(work, done, failed)))

    def collect(self) -> None:
        """Call the callbacks of finished tasks, on the caller's thread."""
        while not self._outcomes.empty():
            self._outcomes.get()()

    def close(self, timeout: float) -> bool:
        """Finish the queued tasks, waiting at most `timeout` seconds; returns False on a timeout."""
        self._jobs.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _outcome(work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None]) -> Job:
    try:
        result = work()
    except UserError as error:
        sentence = str(error)
    except Exception as error:
        log.exception("unexpected failure in background work")
        sentence = unexpected(error)
    else:
        return lambda: done(result)
    return lambda: failed(sentence)


def unexpected(error: Exception) -> Sentence:
    """Error message for an unexpected exception: a lack of memory, or a bug of the program."""
    if is_memory_shortage(error):
        return ADVICE
    reason = f"{type(error).__name__}: {error}"
    return Sentence("Something went wrong that Understudy did not expect ({reason}).", reason=reason)
