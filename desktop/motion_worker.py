"""The motion thread: sound in, motion out, at the pace of the sound."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from desktop.devices.microphone import Block
from desktop.intake import Heard, Intake
from desktop.parts import Generator
from desktop.problems import Problems
from desktop.queues import BoundedQueue
from desktop.stats import Stage
from inference.sentence import Sentence
from inference.types import Motion

PATIENCE = 0.02
"""Seconds waited for a block before looking whether silence has to stand in."""
UNHEARD = 3.0
"""Seconds without sound that are worth a word to the user; PulseAudio takes up to 2 to begin."""


class MotionWorker:
    """Owns the intake and the generator."""

    def __init__(
        self,
        intake: Intake,
        generator: Generator,
        blocks: BoundedQueue[Block],
        motions: BoundedQueue[Motion],
        sounds: BoundedQueue[Heard],
        problems: Problems,
        hurry: Callable[[], int],
    ) -> None:
        self.microphone = Stage()
        self.motion = Stage()
        self._intake = intake
        self._generator = generator
        self._blocks = blocks
        self._motions = motions
        self._sounds = sounds
        self._problems = problems
        self._hurry = hurry

    def run(self, stop: Event) -> None:
        """Until `stop` is set."""
        while not stop.is_set():
            heard = self._hear()
            if heard:
                self._think(heard)

    def _hear(self) -> Heard | None:
        block = self._blocks.get(PATIENCE)
        if block is None:
            return self._miss(time.monotonic())
        self._problems.clear("silence")
        with self.microphone.timed(len(block.samples) / self._intake.rate):
            heard = self._intake.take(block)
        self.microphone.dropped += block.overflow
        return heard

    def _miss(self, now: float) -> Heard | None:
        if self._intake.silent_for(now) > UNHEARD and not self._problems.of("microphone"):
            self._problems.put(
                "silence", Sentence("The microphone sends nothing; see whether it is plugged in and switched on.")
            )
        return self._intake.fill(now)

    def _think(self, heard: Heard) -> None:
        self._sounds.put(heard)
        self._generator.hurry = self._hurry()
        with self.motion.timed(len(heard.samples) / self._intake.rate):
            motions = self._generator.push(heard.chunk)
        for motion in motions:
            self._motions.put(motion)
