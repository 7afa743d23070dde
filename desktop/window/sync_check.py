"""The check of sound and picture, as the window asks for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from desktop.window.session_controller import SessionController
from inference.sentence import Sentence


class SyncCheck:
    """At most one at a time, and none beside a session: both need the camera and the cable."""

    def __init__(self, controller: SessionController, check: Callable[[Callable[[float], bool]], Sentence]) -> None:
        """`check(wait)` takes half a minute and says what it found; it gives up when `wait(seconds)` is true."""
        self._controller = controller
        self._check = check
        self._over: Event | None = None

    @property
    def underway(self) -> bool:
        """It has begun and not ended."""
        return self._over is not None

    def start(self, done: Callable[[str], None]) -> None:
        """`done` gets a sentence: what was found, or why nothing."""
        if self._over or self._controller.state != "stopped":
            return
        over = self._over = Event()

        def ended(sentence: str) -> None:
            self._over = None
            done(sentence)

        self._controller.ask(lambda: self._check(over.wait), ended, ended)

    def give_up(self) -> None:
        """Let go of camera and cable soon: a session is to begin, or the window closes."""
        if self._over:
            self._over.set()
