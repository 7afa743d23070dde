"""Converts blocks from a microphone to one continuous stream of numbered samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.sample_clock import SampleClock
from inference.audio.channels import MonoMix
from inference.audio.resampler import Resampler
from inference.timebase import SAMPLE_RATE
from inference.types import AudioChunk, Floats

SILENCE_TIMEOUT = 0.2
"""Seconds without sound after which the microphone counts as silent."""
LEVEL_DECAY = 0.92
"""Decay factor of the level meter per block."""


@dataclass(frozen=True)
class SoundChunk:
    """A piece of the stream at the microphone's sample rate and at the models' rate."""

    samples: Floats
    """[n] mono at the microphone's rate."""
    start: int
    """Number of samples[0] at the microphone's rate."""
    chunk: AudioChunk


class SoundIntake:
    """Replaces lost or missing sound with silence, so that sample numbers keep up with the clock."""

    def __init__(
        self,
        rate: int,
        clock: SampleClock,
        missing: Callable[[int], Floats] = lambda count: np.zeros(count, np.float32),
    ) -> None:
        """`missing` returns [n] samples in place of sound that does not come: silence, or typed speech."""
        self.rate = rate
        self._missing = missing
        self.level = 0.0
        """Recent peak, 0..1."""
        self.late = 0
        """Number of blocks that arrived late by more than one block length."""
        self._clock = clock
        self._mix = MonoMix(rate)
        self._resampler = Resampler(rate, SAMPLE_RATE)
        self._next = 0
        self._next_16k = 0
        self._shift = 0
        """Offset added to the microphone's sample numbers, for sound that arrived after silence had replaced it."""
        self._silent_since: float | None = None

    def take(self, block: Block) -> SoundChunk:
        """The block, preceded by silence for missing samples."""
        self._silent_since = None
        start = block.start + self._shift
        self._shift += max(0, self._next - start)
        self._clock.skip(max(0, self._next - start) * SAMPLE_RATE / self.rate)
        lost = max(0, start - self._next)
        mono = np.nan_to_num(self._mix.push(block.samples), posinf=0.0, neginf=0.0)
        end = (self._next + lost + len(mono)) / self.rate
        self.late += block.arrived_at > self._clock.time_of(end * SAMPLE_RATE) + len(mono) / self.rate
        self._clock.observe(end * SAMPLE_RATE, block.arrived_at)
        self._measure(mono)
        return self._append(np.concatenate([np.zeros(lost, np.float32), mono]))

    def fill(self, now: float) -> SoundChunk | None:
        """Silence for sound that should have arrived by `now`; None if the microphone is not overdue."""
        missing = int(self._clock.sample_at(now) * self.rate / SAMPLE_RATE) - self._next
        if missing <= (0 if self._silent_since else SILENCE_TIMEOUT * self.rate):
            return None
        self._silent_since = self._silent_since or now
        samples = self._missing(missing)
        self._measure(samples)
        sound = self._append(samples)
        self._clock.extend(self._next * SAMPLE_RATE / self.rate)
        return sound

    def silent_for(self, now: float) -> float:
        """Seconds for which silence has replaced the sound of the microphone."""
        return now - self._silent_since if self._silent_since else 0.0

    def _append(self, mono: Floats) -> SoundChunk:
        start, self._next = self._next, self._next + len(mono)
        samples = self._resampler.push(mono[:, None])[:, 0]
        start_16k, self._next_16k = self._next_16k, self._next_16k + len(samples)
        return SoundChunk(mono, start, AudioChunk(samples, start_16k, self._clock.captured_at(self._next_16k)))

    def _measure(self, mono: Floats) -> None:
        peak = min(1.0, float(np.abs(mono).max(initial=0.0)))
        self.level = max(peak, self.level * LEVEL_DECAY)
