"""Render threads: one frame per tick of the frame clock, with or without new sound."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from threading import Condition, Event, Lock

from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.mute_gate import MuteGate
from desktop.live.sample_clock import SampleClock
from desktop.live.session_parts import Buffer, Painter
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Stage
from desktop.live.sync.read_head import FASTEST
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import Marks
from inference.decoder.picture_format import RGB
from inference.sentence import Sentence
from inference.timebase import SAMPLE_RATE, sample_of_frame
from inference.types import Frame, Motion, Pixels
from inference.watermark.watermark import Watermark

WINDOW = 3.0
"""Seconds over which the frame rate is averaged."""
TOO_SLOW = 0.6
"""Fraction of the requested frame rate below which the user is warned."""
SLOW = Sentence("This computer is too busy to make all pictures; close other programs, or choose a smaller picture.")
MAX_SLEEP = 0.05
"""Maximum sleep in seconds, so that the thread reacts to `stop` and to a change of the clock."""
THREADS = 2
"""Frames rendered in parallel if one takes longer than a frame period; two threads per frame would be slower."""


class RenderWorker:
    """Owns the motion buffer and the painter.

    Frame k shows the face at second k / fps of the sound, `delay` samples after that sound was received. Frames start
    in order, are rendered in parallel on all threads that call `run`, and are delivered in order.
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
        watermark: Watermark | None = None,
        follow: Callable[[Motion, float], Motion] = lambda motion, _sample: motion,
        moved: Callable[[int, Motion], None] = lambda _index, _motion: None,
    ) -> None:
        """`follow` replaces parts of the motion at a sample by those of a measured face.

        `moved` gets the motion of each frame as it is delivered, in order.
        """
        self.painter = painter
        """May be replaced at any time; the next frame uses the new painter."""
        self.mark: DisclosureMark | None = DisclosureMark()
        """Drawn into every frame; may be replaced at any time."""
        self.wanted = RGB
        """Format of the frames; may be replaced at any time."""
        self.mouth = MuteGate()
        self.stage = Stage()
        self.began_at: float | None = None
        self.newest_at = 0.0
        self._clock = clock
        self._fps = fps
        self.wished_delay = delay
        """Target of `delay`; may be changed at any time, and `delay` follows at an imperceptible rate."""
        self.delay = delay
        """Samples between receiving a sound and the due time of its frame."""
        self._buffer = buffer
        self._motions = motions
        self._foreseen = foreseen
        self._deliver = deliver
        self._index = 0
        self._next_lock = Lock()
        self._frame_done = Condition()
        self._rendering: deque[int] = deque()
        self._problems = problems
        self._watermark = watermark
        self._follow = follow
        self._moved = moved
        self._window_began = 0.0
        self._window_count = 0

    def run(self, stop: Event) -> None:
        """Run until `stop` is set; call it on THREADS threads."""
        while not stop.is_set():
            begun = self._next()
            if begun:
                self._render(*begun)

    def _next(self) -> tuple[int, Motion] | None:
        """Start the next frame if it is due; else sleep for at most MAX_SLEEP and return None."""
        with self._next_lock:
            early = self._due(self._index) - time.perf_counter()
            if early > 0:
                time.sleep(min(early, MAX_SLEEP))
                return None
            self._skip_to(self._newest_due(time.perf_counter()))
            return self._begin()

    def _due(self, index: int) -> float:
        return self._clock.time_of(sample_of_frame(index, self._fps) + self.delay)

    def _newest_due(self, now: float) -> int:
        return math.floor((self._clock.sample_at(now) - self.delay) * self._fps / SAMPLE_RATE)

    def _skip_to(self, index: int) -> None:
        """Skip overdue frames and count them as dropped."""
        self.stage.dropped += max(0, index - self._index)
        self._index = max(index, self._index)

    def _begin(self) -> tuple[int, Motion]:
        """Index and motion of the next frame."""
        for motion in self._motions.drain():
            self._buffer.push(motion)
        if foreseen := self._foreseen.peek():
            self._buffer.foresee(foreseen)
        index, sample = self._index, sample_of_frame(self._index, self._fps)
        motion = self.mouth.step(self._follow(self._buffer.at(sample), sample), sample, 1 / self._fps)
        self._rendering.append(index)
        self._index += 1
        self._adjust_delay()
        return index, motion

    def _render(self, index: int, motion: Motion) -> None:
        """Render a frame and deliver it after all earlier ones."""
        try:
            started = time.perf_counter()
            pixels = self.painter.render(motion, Marks(self.mark, self._watermark), self.wanted)
            seconds = time.perf_counter() - started
            with self._frame_done:
                self._frame_done.wait_for(lambda: self._rendering[0] == index)
            self._deliver_frame(index, pixels, seconds)
            self._moved(index, motion)
        finally:
            with self._frame_done:
                self._rendering.remove(index)
                self._frame_done.notify_all()

    def _deliver_frame(self, index: int, pixels: Pixels, seconds: float) -> None:
        """Deliver one frame at a time; rendering it took `seconds`."""
        self.stage.add(seconds, 1 / self._fps)
        self._deliver(Frame(index, pixels, self._clock.captured_at(sample_of_frame(index, self._fps))))
        self.newest_at = time.perf_counter()
        self.began_at = self.began_at or self.newest_at
        self._check_rate(self.newest_at)

    def _check_rate(self, now: float) -> None:
        """Report a problem while the frame rate is too low, and clear it afterwards."""
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

    def _adjust_delay(self) -> None:
        """Change `delay` towards its target, no faster than the voice can follow inaudibly."""
        step = FASTEST * SAMPLE_RATE / self._fps
        self.delay += min(max(self.wished_delay - self.delay, -step), step)
