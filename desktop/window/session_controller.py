"""The live session as the window sees it: asked for here, opened and closed on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import STOP_SECONDS, Session, Wishes

Result = TypeVar("Result")


class SessionController:
    """At most one session at a time. No call waits for the session, except `close`."""

    def __init__(self, open_session: Callable[[Wishes], Session]) -> None:
        self._open_session = open_session
        self._tasks = BackgroundTasks("director")
        self._session: Session | None = None
        self._slow: Session | None = None
        self._underway: list[str] = []
        self._failure: str | None = None

    @property
    def state(self) -> str:
        """stopped, starting, running or stopping: what was asked for last, until it has happened."""
        if self._underway:
            return self._underway[-1]
        return self._session.state if self._session else "stopped"

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong, None while all is well."""
        return self._failure or (self._session.problem if self._session else None)

    @property
    def session(self) -> Session | None:
        """The session that was opened last; after it has stopped it still knows its problem."""
        return self._session

    def start(self, wishes: Wishes) -> None:
        """Open a session, after the one before it has closed."""
        self._failure = None
        self._move("starting", lambda: self._open(wishes))

    def stop(self) -> None:
        """Close the session."""
        self._failure = None
        self._move("stopping", self._close)

    def tell(self, order: Callable[[Session], None], on_failure: Callable[[], None] = lambda: None) -> None:
        """Give `order` to the session, if there is one when its turn comes; a failure becomes the problem."""

        def failed(sentence: str) -> None:
            self._fail(sentence)
            on_failure()

        self._tasks.submit(lambda: order(self._session) if self._session else None, lambda _: None, failed)

    def ask(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        """Do `work`, which must not run while a session opens or closes."""
        self._tasks.submit(work, done, failed)

    def collect(self) -> None:
        """Take note of what has happened since the last call."""
        self._tasks.collect()

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Stop for good, waiting at most `timeout` seconds; False when the session did not let go in time."""
        self.stop()
        return self._tasks.close(timeout)

    def linger(self, timeout: float) -> None:
        """After `close`: wait for a session that was slow to let go, such as one with a long recording to finish."""
        if self._slow:
            self._slow.stop(timeout)

    def _move(self, name: str, work: Callable[[], None]) -> None:
        self._underway.append(name)
        self._tasks.submit(work, lambda _: self._arrive(), self._fall)

    def _open(self, wishes: Wishes) -> None:
        self._close()
        session = self._open_session(wishes)
        session.start()
        self._session = session

    def _close(self) -> None:
        session, self._session = self._session, None
        if session:
            session.stop(STOP_SECONDS)
            self._slow = session if session.state != "stopped" else None

    def _arrive(self) -> None:
        self._underway.pop(0)

    def _fall(self, sentence: str) -> None:
        self._arrive()
        self._fail(sentence)

    def _fail(self, sentence: str) -> None:
        self._failure = sentence
