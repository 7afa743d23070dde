"""Live session as seen by the window: opened and closed on a background thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import STOP_SECONDS, Session
from desktop.window.session_options import SessionOptions

Result = TypeVar("Result")


class SessionController:
    """Controls at most one session at a time. Calls return immediately, except `close` and `wait_closed`."""

    def __init__(self, open_session: Callable[[SessionOptions], Session]) -> None:
        self._open_session = open_session
        self._tasks = BackgroundTasks("session controller")
        self._session: Session | None = None
        self._closing: Session | None = None
        self._pending: list[str] = []
        self._failure: str | None = None

    @property
    def state(self) -> str:
        """One of "stopped", "starting", "running" and "stopping"; the last request until it is completed."""
        if self._pending:
            return self._pending[-1]
        return self._session.state if self._session else "stopped"

    @property
    def problem(self) -> str | None:
        """One sentence describing the current problem, or None."""
        return self._failure or (self._session.problem if self._session else None)

    @property
    def session(self) -> Session | None:
        """The session opened last, or None."""
        return self._session

    def start(self, options: SessionOptions) -> None:
        """Open a session after closing the previous one."""
        self._failure = None
        self._transition("starting", lambda: self._open(options))

    def stop(self) -> None:
        """Close the session."""
        self._failure = None
        self._transition("stopping", self._close)

    def send(self, command: Callable[[Session], None], on_failure: Callable[[], None] = lambda: None) -> None:
        """Run `command` with the session on the background thread, if there is one; an error becomes `problem`."""

        def failed(sentence: str) -> None:
            self._set_failure(sentence)
            on_failure()

        self._tasks.submit(lambda: command(self._session) if self._session else None, lambda _: None, failed)

    def run(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        """Run `work` on the background thread, so that it never overlaps with opening or closing a session."""
        self._tasks.submit(work, done, failed)

    def collect(self) -> None:
        """Process the results of background tasks."""
        self._tasks.collect()

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Stop the session and the thread, waiting at most `timeout` seconds; returns False on a timeout."""
        self.stop()
        return self._tasks.close(timeout)

    def wait_closed(self, timeout: float) -> None:
        """Call after `close`: wait for a session that closes slowly, for example to finish a long recording."""
        if self._closing:
            self._closing.stop(timeout)

    def _transition(self, name: str, work: Callable[[], None]) -> None:
        self._pending.append(name)
        self._tasks.submit(work, lambda _: self._completed(), self._failed)

    def _open(self, options: SessionOptions) -> None:
        self._close()
        session = self._open_session(options)
        session.start()
        self._session = session

    def _close(self) -> None:
        session, self._session = self._session, None
        if session:
            session.stop(STOP_SECONDS)
            self._closing = session if session.state != "stopped" else None

    def _completed(self) -> None:
        self._pending.pop(0)

    def _failed(self, sentence: str) -> None:
        self._completed()
        self._set_failure(sentence)

    def _set_failure(self, sentence: str) -> None:
        self._failure = sentence
