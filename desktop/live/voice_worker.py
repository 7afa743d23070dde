"""Voice thread: keeps the voice output to the meeting open."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from desktop.devices import sound_system
from desktop.devices.speaker import Speaker
from desktop.live.session_parts import NONE
from desktop.live.session_problems import SessionProblems
from desktop.live.sync.delayed_voice import Voice
from inference.sentence import Sentence
from inference.user_error import UserError

TICK = 0.1
RETRY_SECONDS = 3.0
"""Interval between attempts to open an unavailable output."""


class VoiceWorker:
    """Owns the output; the sound itself passes from the microphone's thread to the output's through `voice`."""

    def __init__(
        self, open_speaker: Callable[[str], Speaker], voice: Voice, rate: int, problems: SessionProblems
    ) -> None:
        self.wanted = NONE
        """Name of the output, "auto" for the voice cable or "none"; any thread may change it at any time."""
        self._open_speaker = open_speaker
        self._voice = voice
        self._rate = rate
        self._problems = problems
        self._opened = NONE
        self._speaker: Speaker | None = None
        self._next_attempt = 0.0

    @property
    def on(self) -> bool:
        """True while an output is open."""
        return self._speaker is not None

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        try:
            while not stop.wait(TICK):
                self._check_output(time.perf_counter(), stop)
        finally:
            self._close()

    def _check_output(self, now: float, stop: Event) -> None:
        if self.wanted != self._opened:
            self._close()
            self._problems.clear("voice")
            self._opened, self._next_attempt = self.wanted, now
        if self._speaker and not self._speaker.alive:
            self._problems.put(
                "voice", Sentence("The sound output “{name}” stopped; waiting for it.", name=self._speaker.name)
            )
            self._close()
        if self._speaker is None and self._opened != NONE and now >= self._next_attempt and not self._try():
            sound_system.look_again(stop.wait)
            self._next_attempt = now + RETRY_SECONDS

    def _try(self) -> bool:
        try:
            speaker = self._open_speaker(self._opened)
            self._voice.begin(self._rate, speaker.rate)
            speaker.open(self._voice.fill)
        except UserError as error:
            self._problems.put("voice", str(error))
            return False
        self._speaker = speaker
        self._problems.clear("voice")
        return True

    def _close(self) -> None:
        speaker, self._speaker = self._speaker, None
        self._voice.end()
        if speaker:
            speaker.close()
