"""Queue of typed lines that wait to be spoken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition

from desktop.speech.sentences import clean_text, sentences
from inference.sentence import Sentence
from inference.user_error import UserError

MOST_LINES = 50


def _nothing() -> None:
    """Stands in while no session runs."""


class TypedLines:
    """Any thread may call; one thread takes the lines."""

    def __init__(self, voice: str = "", command: str = "") -> None:
        self.voice = voice
        """Name or language of the voice of the next lines, "" for the default one."""
        self.command = command
        """Command that speaks the next lines, see desktop.speech.speech_command; "" for the system's engine."""
        self.stopped: Callable[[], None] = _nothing
        """Called by `stop`, to silence what is being spoken."""
        self.speaking = False
        """True while a line is synthesised or heard."""
        self._lines: deque[str] = deque()
        self._changed = Condition()
        self._cancelled = False

    @property
    def waiting(self) -> int:
        """Number of lines that are not being spoken yet."""
        return len(self._lines)

    @property
    def busy(self) -> bool:
        """True while a line is spoken or waits; `speaking` and `waiting`, asked in turn, can miss a line in between."""
        with self._changed:
            return self.speaking or bool(self._lines)

    @property
    def cancelled(self) -> bool:
        """True if `stop` was called since the newest line was taken."""
        return self._cancelled

    def say(self, text: str) -> None:
        """Add a line. Raises UserError if it has no letter or digit, or if too many lines wait."""
        text = clean_text(text)
        if not sentences(text):
            raise UserError("{name} holds nothing that can be spoken.", name=Sentence("The text"))
        with self._changed:
            if len(self._lines) >= MOST_LINES:
                raise UserError("{count} lines are waiting to be spoken; wait, or stop them.", count=MOST_LINES)
            self._lines.append(text)
            self._changed.notify()

    def stop(self) -> None:
        """Silence the current line immediately and forget those that wait."""
        with self._changed:
            self._lines.clear()
            self._cancelled = True
        self.stopped()

    def take(self, timeout: float) -> str | None:
        """The oldest line, or None if none comes within `timeout` seconds."""
        with self._changed:
            if not self._lines:
                self._changed.wait(timeout)
            if not self._lines:
                return None
            self.speaking, self._cancelled = True, False
            return self._lines.popleft()
