"""Microphone thread: opens the microphone, and reopens it after it was unplugged, suspended or taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event

from desktop.devices import sound_system
from desktop.devices.microphone import Block, Microphone
from desktop.devices.sound_server import MONITOR, recorded_source
from desktop.live.session_problems import SessionProblems
from inference.audio.channels import MonoMix
from inference.audio.resampler import Resampler
from inference.sentence import Sentence
from inference.user_error import UserError

TICK = 0.1
RETRY_SECONDS = 2.0
"""Interval between attempts to open an unavailable microphone."""
SOURCE_CHECK_SECONDS = 3.0
"""Interval between checks of the source that the sound server records from."""
GENERIC_NAMES = ("default", "pulse", "pipewire", "sysdefault")
"""Linux's generic names for the default input, which mean nothing to the user."""


class MicrophoneWorker:
    """Owns the microphone. Blocks are delivered at one sample rate, whichever microphone is opened.

    PortAudio delivers blocks on its own thread; a sound file delivers them on this one.
    """

    def __init__(
        self,
        find: Callable[[], Microphone],
        first: Microphone,
        receive: Callable[[Block], None],
        opened: Callable[[Microphone], None],
        problems: SessionProblems,
        find_source: Callable[[], str] = recorded_source,
    ) -> None:
        """`find` searches for the microphone again; `opened` is called before the first block after each opening.

        `find_source` returns the name of the source that is recorded from.
        """
        self.rate = first.rate
        self.microphone = first
        self._find = find
        self._receive = receive
        self._opened = opened
        self._problems = problems
        self._find_source = find_source
        self._source = ""
        self._next_attempt = self._next_source_check = 0.0
        self._mix = MonoMix(first.rate)
        self._resampler: Resampler | None = None
        self._count = 0

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        try:
            self._try(lambda: self.microphone)
            self.microphone.play(stop.wait)
            while not stop.wait(TICK):
                self._check_microphone(time.perf_counter(), stop)
        finally:
            self.microphone.close()

    def _check_microphone(self, now: float, stop: Event) -> None:
        if now < self._next_attempt or (self.microphone.alive and not self._check_source(now)):
            return
        self._report_silence()
        if not self._try(self._find):
            sound_system.look_again(stop.wait)
        self._next_attempt = now + RETRY_SECONDS

    def _try(self, find: Callable[[], Microphone]) -> bool:
        try:
            self.microphone = find()
            self._begin(self.microphone)
            self.microphone.open(self._deliver)
        except UserError as error:
            self._problems.put("microphone", str(error))
            return False
        if self._source_replaced():
            self._report_silence()
            return False
        self._opened(self.microphone)
        return True

    def _report_silence(self) -> None:
        self.microphone.close()
        self._problems.put("microphone", _silence_problem(self.microphone.name))

    def _check_source(self, now: float) -> bool:
        if now < self._next_source_check:
            return False
        self._next_source_check = now + SOURCE_CHECK_SECONDS
        return self._source_replaced()

    def _source_replaced(self) -> bool:
        """True if the sound server has replaced a removed microphone with another one or a sound output's monitor."""
        source = self._find_source()
        if source and self.microphone.source not in ("", source):
            return True
        if source.endswith(MONITOR) and self._source and not self._source.endswith(MONITOR):
            return True
        self._source = source or self._source
        return False

    def _begin(self, microphone: Microphone) -> None:
        self._count = 0
        self._mix = MonoMix(microphone.rate)
        self._resampler = None if microphone.rate == self.rate else Resampler(microphone.rate, self.rate)

    def _deliver(self, block: Block) -> None:
        if self._count == 0:
            self._problems.clear("microphone")
        if self._resampler:
            mono = self._mix.push(block.samples)[:, None]
            block = replace(block, samples=self._resampler.push(mono), start=self._count)
        self._count += len(block.samples)
        self._receive(block)


def _silence_problem(name: str) -> Sentence:
    if name in GENERIC_NAMES:
        return Sentence("The microphone sends no sound any more; waiting for it.")
    return Sentence("The microphone “{name}” sends no sound any more; waiting for it.", name=name)
