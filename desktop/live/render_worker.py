"""The render threads: one picture whenever the frame clock says so, whether sound came or not."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from threading import Condition, Event, Lock

from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.mouth_gate import MouthGate
from desktop.live.sample_clock import SampleClock
from desktop.live.session_parts import Buffer, Painter
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Stage
from desktop.live.sync.read_head import FASTEST
from inference.decoder.disclosure import mark
from inference.sentence import Sentence
from inference.timebase import SAMPLE_RATE, sample_of_frame
from inference.types import Frame, Motion, Pixels

WINDOW = 3.0
"""Seconds over which the pace is judged."""
TOO_SLOW = 0.6
"""Share of the wanted pictures below which the user is told so."""
SLOW = Sentence("This computer is too busy to make all pictures; close other programs, or choose a smaller picture.")
NAP = 0.05
"""Longest sleep in seconds, so that a stop is seen and a clock that moved is followed."""
THREADS = 2
"""Pictures painted at once when one takes longer than a frame; two threads on one picture would make fewer of them."""


class RenderWorker:
    """Owns the motion buffer and the painter.

    Picture k shows the face at second k / fps of the sound, `delay` samples after that was heard. Pictures are begun
    one after the other, painted on as many threads as call `run`, and delivered in order.
    """

    def __init__(
        self,
        clock: SampleClock,
        fps: int,
        delay: float,
        painter: Painter,
        buffer: Buffer,
        motions: BoundedQueue[Motion],
        foreseen: Latest[Motion],
        deliver: Callable[[Frame], None],
        problems: SessionProblems,
    ) -> None:
        self.painter = painter
        """May be replaced at any time: the next picture comes from the new one."""
        self.marked = True
        self.mouth = MouthGate()
        self.stage = Stage()
        self.began_at: float | None = None
        self.newest_at = 0.0
        self._clock = clock
        self._fps = fps
        self.wished_delay = delay
        """May be changed at any time; the pictures get there at a pace that is not seen."""
        self.delay = delay
        """Samples from when one is heard to when the picture of it is due."""
        self._buffer = buffer
        self._motions = motions
        self._foreseen = foreseen
        self._deliver = deliver
        self._index = 0
        self._beginning = Lock()
        self._turn = Condition()
        self._under_way: deque[int] = deque()
        self._problems = problems
        self._window_began = 0.0
        self._window_count = 0

    def run(self, stop: Event) -> None:
        """Until `stop` is set; to be called on THREADS threads."""
        while not stop.is_set():
            begun = self._next()
            if begun:
                self._make(*begun)

    def _next(self) -> tuple[int, Motion] | None:
        """The next picture if it is due, else nothing after a nap."""
        with self._beginning:
            early = self._due(self._index) - time.monotonic()
            if early > 0:
                time.sleep(min(early, NAP))
                return None
            self._skip_to(self._newest_due(time.monotonic()))
            return self._begin()

    def _due(self, index: int) -> float:
        return self._clock.time_of(sample_of_frame(index, self._fps) + self.delay)

    def _newest_due(self, now: float) -> int:
        return math.floor((self._clock.sample_at(now) - self.delay) * self._fps / SAMPLE_RATE)

    def _skip_to(self, index: int) -> None:
        """Pictures whose time has passed are not made up for."""
        self.stage.dropped += max(0, index - self._index)
        self._index = max(index, self._index)

    def _begin(self) -> tuple[int, Motion]:
        """Number of the next picture and the face in it."""
        for motion in self._motions.drain():
            self._buffer.push(motion)
        if foreseen := self._foreseen.peek():
            self._buffer.foresee(foreseen)
        index, sample = self._index, sample_of_frame(self._index, self._fps)
        motion = self.mouth.step(self._buffer.at(sample), sample, 1 / self._fps)
        self._under_way.append(index)
        self._index += 1
        self._ease()
        return index, motion

    def _make(self, index: int, motion: Motion) -> None:
        """Paint, and deliver when all pictures before have been."""
        try:
            started = time.monotonic()
            pixels = self.painter.render(motion)
            pixels = mark(pixels) if self.marked else pixels
            seconds = time.monotonic() - started
            with self._turn:
                self._turn.wait_for(lambda: self._under_way[0] == index)
            self._hand_over(index, pixels, seconds)
        finally:
            with self._turn:
                self._under_way.remove(index)
                self._turn.notify_all()

    def _hand_over(self, index: int, pixels: Pixels, seconds: float) -> None:
        """One picture at a time; it took so many seconds."""
        self.stage.add(seconds, 1 / self._fps)
        self._deliver(Frame(index, pixels, self._clock.captured_at(sample_of_frame(index, self._fps))))
        self.newest_at = time.monotonic()
        self.began_at = self.began_at or self.newest_at
        self._judge(self.newest_at)

    def _judge(self, now: float) -> None:
        """Say when this computer is too slow, and no longer when it is not."""
        self._window_count += 1
        seconds = now - self._window_began
        if seconds < WINDOW:
            return
        pace = self._window_count / seconds
        if pace < TOO_SLOW * self._fps and self._window_began:
            self._problems.put("render", SLOW)
        else:
            self._problems.clear("render")
        self._window_began, self._window_count = now, 0

    def _ease(self) -> None:
        """As fast as the voice can follow unheard."""
        step = FASTEST * SAMPLE_RATE / self._fps
        self.delay += min(max(self.wished_delay - self.delay, -step), step)
