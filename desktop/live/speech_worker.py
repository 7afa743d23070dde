"""Speech thread: synthesises typed lines a little ahead of the time at which they are heard."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Event

from desktop.live.session_problems import SessionProblems
from desktop.live.speech_buffer import SpeechBuffer
from desktop.live.typed_lines import TypedLines
from desktop.speech.engine import SPEECH_RATE, SpeechEngine
from inference.audio.resampler import Resampler
from inference.user_error import UserError

TICK = 0.1
"""Seconds between checks for the end of the session."""
AHEAD_SECONDS = 2.0
"""Sound synthesised ahead: enough for an engine that pauses between sentences."""
STEP = 0.01
"""Seconds to wait where enough sound is ahead."""


class SpeechWorker:
    """Owns the engine."""

    def __init__(
        self,
        open_engine: Callable[[str], SpeechEngine],
        lines: TypedLines,
        buffer: SpeechBuffer,
        problems: SessionProblems,
    ) -> None:
        self._open_engine = open_engine
        self._lines = lines
        self._buffer = buffer
        self._problems = problems
        self._opened = ""
        self._engine: SpeechEngine | None = None

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        with contextlib.suppress(UserError):  # the first line reports it
            self._ready_engine()
        while not stop.is_set():
            if (line := self._lines.take(TICK)) is not None:
                self._speak(line, stop)
        self._lines.speaking = False

    def _speak(self, line: str, stop: Event) -> None:
        self._problems.clear("speech")
        try:
            self._synthesise(line, stop)
        except UserError as error:
            self._problems.put("speech", error.sentence)
        (self._buffer.cut if self._lines.cancelled else self._buffer.end)()
        while self._buffer.active and not self._lines.waiting and not stop.wait(STEP):
            pass
        self._lines.speaking = self._lines.waiting > 0

    def _synthesise(self, line: str, stop: Event) -> None:
        resampler = Resampler(SPEECH_RATE, self._buffer.rate)
        with contextlib.closing(self._ready_engine().speak(line, self._lines.voice)) as pieces:
            for piece in pieces:
                while self._buffer.seconds > AHEAD_SECONDS and not self._lines.cancelled and not stop.wait(STEP):
                    pass
                if self._lines.cancelled or stop.is_set():
                    return
                self._buffer.write(resampler.push(piece[:, None])[:, 0])
        self._buffer.write(resampler.flush()[:, 0])

    def _ready_engine(self) -> SpeechEngine:
        command = self._lines.command
        if self._engine is None or command != self._opened:
            self._engine, self._opened = self._open_engine(command), command
        return self._engine
