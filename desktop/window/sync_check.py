"""A/V calibration, as started from the window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from desktop.window.session_controller import SessionController
from inference.sentence import Sentence


class SyncCheck:
    """Runs at most one calibration at a time, and none during a session: both need the camera and the cable."""

    def __init__(self, controller: SessionController, check: Callable[[Callable[[float], bool]], Sentence]) -> None:
        """`check(wait)` takes half a minute and returns its result; it stops early if `wait(seconds)` is true."""
        self._controller = controller
        self._check = check
        self._cancelled: Event | None = None

    @property
    def running(self) -> bool:
        """True while a calibration runs."""
        return self._cancelled is not None

    def start(self, done: Callable[[str], None]) -> None:
        """Start a calibration; `done` receives its result or error as one sentence. Do nothing during a session."""
        if self._cancelled or self._controller.state != "stopped":
            return
        cancelled = self._cancelled = Event()

        def ended(sentence: str) -> None:
            self._cancelled = None
            done(sentence)

        self._controller.run(lambda: self._check(cancelled.wait), ended, ended)

    def cancel(self) -> None:
        """Cancel the calibration, because a session starts or the window closes."""
        if self._cancelled:
            self._cancelled.set()
