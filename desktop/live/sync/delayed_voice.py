"""The microphone's own sound, held back until the picture that shows it has reached the camera."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.sample_clock import SampleClock
from desktop.live.sync.delay_line import DelayLine
from desktop.live.sync.read_head import ReadHead, Stretch
from inference.timebase import SAMPLE_RATE
from inference.types import Floats


class Voice:
    """put(block) on the thread that hears, fill(...) on the one that plays.

    The output's samples are the master: what is read follows the time at which they leave, whatever pace they have.
    """

    def __init__(self, delay: Callable[[], float], now: float) -> None:
        """`delay()` is the time in seconds from capture to the loudspeaker that is wished for."""
        self.captured_late = 0.0
        """Seconds that sound spends in the microphone before it is put here."""
        self._delay = delay
        self._clock = SampleClock(now)
        self._line: DelayLine | None = None
        self._head: ReadHead | None = None
        self._played_rate = 0
        self._rate = 0
        self._held_back = 0.0
        self._muted = False

    @property
    def error(self) -> float:
        """Seconds by which the voice leaves too late, negative when too early."""
        return -self._head.error if self._head else 0.0

    @property
    def held_back(self) -> float:
        """Seconds from capture to the loudspeaker at the last block played; 0 when none was."""
        return self._held_back

    @property
    def playing(self) -> bool:
        """Sound of the microphone is being played."""
        return self._head is not None and self._held_back > 0

    @property
    def leaps(self) -> int:
        """How often the delay had to change at once."""
        return self._head.leaps if self._head else 0

    def begin(self, rate: int, played_rate: int) -> None:
        """Sound of `rate` Hz is to be played at `played_rate`; what was held is forgotten."""
        self._rate, self._played_rate = rate, played_rate
        self._line, self._head = None, None
        self._held_back = 0.0

    def restart(self) -> None:
        """Another microphone, or the same again, begins to count at 0."""
        self._clock = SampleClock(self._clock.time_of(0.0))
        self._line, self._head = None, None

    def end(self) -> None:
        """Nothing plays any more."""
        self._rate, self._line, self._head = 0, None, None

    def put(self, block: Block) -> None:
        """Sound as it was captured."""
        if not self._rate:
            return
        if block.start == 0:
            self.restart()
        self._clock.observe((block.start + len(block.samples)) * SAMPLE_RATE / self._rate, block.arrived_at)
        line = self._line or self._new_line(block.samples.shape[1])
        samples = np.nan_to_num(block.samples, posinf=0.0, neginf=0.0)
        if not self._muted:
            line.write(block.start, samples)

    def mute(self, muted: bool) -> None:
        """Fall silent at once, and lose what was not played yet; or begin to listen again."""
        line, head = self._line, self._head
        self._muted = muted
        if muted and line and head and head.position is not None:
            line.hush(head.position)

    def fill(self, count: int, leaves_at: float) -> Floats:
        """[count, channels] to be played, of which the first sample leaves the loudspeaker at `leaves_at`."""
        line, head = self._line, self._head
        if line is None or head is None:
            return np.zeros((count, 1), np.float32)
        delay = self._delay()
        wanted = self._sample_at(leaves_at - delay)
        quiet = head.off(wanted) and line.quiet(head.position or 0.0, count) and line.quiet(wanted, count)
        stretch = head.next(wanted, count, quiet)
        self._held_back = delay - head.error if stretch.left_from is None else delay
        return self._read(line, stretch, count)

    def _new_line(self, channels: int) -> DelayLine:
        self._head = ReadHead(self._rate, self._played_rate)
        self._line = DelayLine(self._rate, channels, min(1.0, self._played_rate / self._rate))
        return self._line

    def _sample_at(self, captured_at: float) -> float:
        return self._clock.sample_at(captured_at + self.captured_late) * self._rate / SAMPLE_RATE

    def _read(self, line: DelayLine, stretch: Stretch, count: int) -> Floats:
        sound = line.read(stretch.position, stretch.step, count)
        if stretch.left_from is None:
            return sound
        share = np.linspace(0, 1, count, dtype=np.float32)[:, None]
        return share * sound + (1 - share) * line.read(stretch.left_from, stretch.step, count)
