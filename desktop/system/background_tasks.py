"""Slow work done one piece at a time away from the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from desktop.system import threads
from inference.sentence import Sentence
from inference.user_error import UserError

Result = TypeVar("Result")
Job = Callable[[], None]

log = logging.getLogger(__name__)


class BackgroundTasks:
    """A queue of work with its own thread; outcomes are handed over when the owner calls `collect`."""

    def __init__(self, name: str, patient: bool = False) -> None:
        """`patient` work lets all other threads go first, where the system can do that."""
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._outcomes: SimpleQueue[Job] = SimpleQueue()
        self._thread = threads.start(name, self._run, patient)

    def submit(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        """Do `work` after all earlier work; then `done(result)` or `failed(sentence)` inside `collect`."""
        self._jobs.put(lambda: self._outcomes.put(_outcome(work, done, failed)))

    def collect(self) -> None:
        """Hand over what has finished, on the caller's thread."""
        while not self._outcomes.empty():
            self._outcomes.get()()

    def close(self, timeout: float) -> bool:
        """Let the work already queued finish, for at most `timeout` seconds; False when it did not."""
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
    """What to say of a fault of ours."""
    reason = f"{type(error).__name__}: {error}"
    return Sentence("Something went wrong that Understudy did not expect ({reason}).", reason=reason)
