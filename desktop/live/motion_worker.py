"""Motion thread: converts sound to motion in real time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Event

from desktop.devices.microphone import Block
from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.session_parts import Generator
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Stage
from desktop.live.sound_intake import SoundChunk, SoundIntake
from inference.audio.features import HOP
from inference.sentence import Sentence
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import Motion

TIMEOUT = 0.02
"""Seconds to wait for a block before checking whether to insert silence."""
SILENCE_WARNING = 3.0
"""Seconds without sound before the user is told; PulseAudio takes up to 2 s to start."""


class MotionWorker:
    """Owns the sound intake and the motion generator."""

    def __init__(
        self,
        intake: SoundIntake,
        generator: Generator,
        blocks: BoundedQueue[Block],
        motions: BoundedQueue[Motion],
        foreseen: Latest[Motion],
        sounds: BoundedQueue[SoundChunk],
        problems: SessionProblems,
        hurry: Callable[[], int],
        fps: int,
    ) -> None:
        self.microphone = Stage()
        self.motion = Stage()
        self._intake = intake
        self._generator = generator
        self._blocks = blocks
        self._motions = motions
        self._sounds = sounds
        self._problems = problems
        self._foreseen = foreseen
        self._hurry = hurry
        self._fps = fps
        self._newest = -1.0
        self._frame = -1

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        while not stop.is_set():
            sound = self._next_sound()
            if sound:
                self._process(sound)

    def _next_sound(self) -> SoundChunk | None:
        block = self._blocks.get(TIMEOUT)
        if block is None:
            return self._fill_silence(time.perf_counter())
        self._problems.clear("silence")
        with self.microphone.timed(len(block.samples) / self._intake.rate):
            sound = self._intake.take(block)
        self.microphone.dropped += block.overflow
        return sound

    def _fill_silence(self, now: float) -> SoundChunk | None:
        if self._intake.silent_for(now) > SILENCE_WARNING and not self._problems.of("microphone"):
            self._problems.put(
                "silence", Sentence("The microphone sends nothing; see whether it is plugged in and switched on.")
            )
        return self._intake.fill(now)

    def _process(self, sound: SoundChunk) -> None:
        self._sounds.put(sound)
        self._generator.hurry = self._hurry()
        with self.motion.timed(len(sound.samples) / self._intake.rate):
            for motion in self._generator.push(sound.chunk):
                self._newest = motion.index
                self._motions.put(motion)
            self._foresee(sound.chunk.start + len(sound.chunk.samples))

    def _foresee(self, end: int) -> None:
        """Publish a predicted motion point if the next frame precedes its final one; `end` is the end of
        the sound.
        """
        ahead = self._generator.look_ahead - self._generator.hurry * HOP
        frame = math.floor((end - ahead) * self._fps / SAMPLE_RATE)
        if frame > self._frame and sample_of_frame(frame, self._fps) > self._newest * SAMPLES_PER_MOTION:
            self._foreseen.put(self._generator.foresee())
        self._frame = frame
