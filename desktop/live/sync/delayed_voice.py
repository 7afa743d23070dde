"""The microphone's sound, delayed until its frame has reached the camera."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.sample_clock import SampleClock
from desktop.live.sync.delay_line import DelayLine
from desktop.live.sync.read_head import ReadHead, ReadSpan
from inference.timebase import SAMPLE_RATE
from inference.types import Floats


class Voice:
    """Call put(block) on the capture thread and fill(...) on the playback thread.

    The output device is the clock master: the read position follows the playback time of its samples.
    """

    def __init__(self, delay: Callable[[], float], now: float) -> None:
        """`delay()` returns the target delay in seconds from capture to playback."""
        self.captured_late = 0.0
        """Seconds between capture and `put`."""
        self._delay = delay
        self._clock = SampleClock(now)
        self._line: DelayLine | None = None
        self._head: ReadHead | None = None
        self._played_rate = 0
        self._rate = 0
        self._current_delay = 0.0
        self._muted = False

    @property
    def error(self) -> float:
        """Seconds by which the voice is late; negative if it is early."""
        return -self._head.error if self._head else 0.0

    @property
    def current_delay(self) -> float:
        """Delay in seconds from capture to playback of the last block; 0 before the first."""
        return self._current_delay

    @property
    def playing(self) -> bool:
        """True while sound of the microphone is played."""
        return self._head is not None and self._current_delay > 0

    @property
    def jumps(self) -> int:
        """Number of times the read position jumped instead of changing gradually."""
        return self._head.jumps if self._head else 0

    def begin(self, rate: int, played_rate: int) -> None:
        """Prepare to play sound of `rate` Hz at `played_rate`; stored sound is discarded."""
        self._rate, self._played_rate = rate, played_rate
        self._line, self._head = None, None
        self._current_delay = 0.0

    def restart(self) -> None:
        """Restart the sample numbers at 0 for a reopened or different microphone."""
        self._clock = SampleClock(self._clock.time_of(0.0))
        self._line, self._head = None, None

    def end(self) -> None:
        """Stop playback."""
        self._rate, self._line, self._head = 0, None, None

    def put(self, block: Block) -> None:
        """Add captured sound."""
        if not self._rate:
            return
        if block.start == 0:
            self.restart()
        self._clock.observe((block.start + len(block.samples)) * SAMPLE_RATE / self._rate, block.arrived_at)
        line = self._line or self._new_line(block.samples.shape[1])
        samples = np.nan_to_num(block.samples, posinf=0.0, neginf=0.0)
        if block.spoken or not self._muted:
            line.write(block.start, samples)

    def mute(self, muted: bool) -> None:
        """True stores no more sound of the microphone, only typed speech; False resumes."""
        self._muted = muted

    def discard(self) -> None:
        """Silence the output immediately, and discard sound not played yet."""
        line, head = self._line, self._head
        if line and head and head.position is not None:
            line.fade_out(head.position)

    def fill(self, count: int, leaves_at: float) -> Floats:
        """[count, channels] to play; the first sample is played at `leaves_at`, in time.perf_counter() seconds."""
        line, head = self._line, self._head
        if line is None or head is None:
            return np.zeros((count, 1), np.float32)
        delay = self._delay()
        wanted = self._sample_at(leaves_at - delay)
        silent = (
            head.is_jump_due(wanted) and line.is_silent(head.position or 0.0, count) and line.is_silent(wanted, count)
        )
        span = head.next(wanted, count, silent)
        self._current_delay = delay - head.error if span.fade_from is None else delay
        return self._read(line, span, count)

    def _new_line(self, channels: int) -> DelayLine:
        self._head = ReadHead(self._rate, self._played_rate)
        self._line = DelayLine(self._rate, channels, min(1.0, self._played_rate / self._rate))
        return self._line

    def _sample_at(self, captured_at: float) -> float:
        return self._clock.sample_at(captured_at + self.captured_late) * self._rate / SAMPLE_RATE

    def _read(self, line: DelayLine, span: ReadSpan, count: int) -> Floats:
        sound = line.read(span.position, span.step, count)
        if span.fade_from is None:
            return sound
        share = np.linspace(0, 1, count, dtype=np.float32)[:, None]
        return share * sound + (1 - share) * line.read(span.fade_from, span.step, count)
