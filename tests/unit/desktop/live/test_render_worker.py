import math
import threading
import time
from collections import defaultdict
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from desktop.live import render_worker
from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.render_worker import THREADS, RenderWorker
from desktop.live.sample_clock import SampleClock
from desktop.live.session_problems import SessionProblems
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.types import Frame, Motion, Pixels
from tests.unit.desktop.fake_pipeline import FakeBuffer, FakePainter, motion, portrait
from tests.waiting import wait_until

FPS = 25
DELAY = 2400


class Bench:
    """A render worker whose clock started at sample 0 at the time `began`."""

    def __init__(self, began: float, fps: int = FPS) -> None:
        self.clock = SampleClock(began)
        self.motions = BoundedQueue[Motion](400, lambda _: 40)
        self.foreseen = Latest[Motion]()
        self.frames: list[Frame] = []
        self.buffer = FakeBuffer()
        self.problems = SessionProblems()
        self.worker = RenderWorker(
            self.clock,
            fps,
            DELAY,
            FakePainter(portrait("a")),
            self.buffer,
            self.motions,
            self.foreseen,
            self.frames.append,
            self.problems,
        )

    def paint(self) -> None:
        self.worker._render(*self.worker._begin())


def test_frame_k_is_due_after_its_sound_and_the_delay() -> None:
    worker = Bench(100.0).worker
    assert worker._due(0) == pytest.approx(100.15)
    assert worker._due(25) == pytest.approx(101.15)
    assert worker._newest_due(100.1499) == -1
    assert worker._newest_due(101.1501) == 25


def test_a_frame_shows_the_motion_of_its_sample_and_its_capture_time() -> None:
    bench = Bench(100.0)
    bench.clock.latency = 0.01
    for index in range(5):
        bench.motions.put(motion(index, index / 10))
    bench.worker.mark = None
    for _ in range(5):
        bench.paint()
    assert [frame.index for frame in bench.frames] == [0, 1, 2, 3, 4]
    assert [int(frame.pixels[0, 0, 0]) for frame in bench.frames] == [1, 21, 41, 61, 81]
    assert bench.frames[4].captured_at == pytest.approx(100.0 + 4 / FPS - 0.01)


def test_a_predicted_point_reaches_the_buffer() -> None:
    bench = Bench(0.0)
    bench.foreseen.put(motion(7))
    bench.paint()
    assert bench.buffer.foreseen is bench.foreseen.peek()


def test_overdue_frames_are_skipped_and_counted() -> None:
    bench = Bench(0.0)
    bench.paint()
    bench.worker._skip_to(4)
    bench.paint()
    bench.worker._skip_to(3)
    bench.paint()
    assert [frame.index for frame in bench.frames] == [0, 4, 5]
    assert bench.worker.stage.dropped == 3


def test_a_new_delay_is_reached_gradually() -> None:
    bench = Bench(0.0)
    bench.worker.wished_delay = DELAY - 80
    delays = []
    for _ in range(30):
        bench.paint()
        delays.append(bench.worker.delay)
    assert delays[-1] == DELAY - 80
    steps = [before - after for before, after in pairwise([DELAY, *delays])]
    assert max(steps) == pytest.approx(0.005 * 640)


def test_a_slow_computer_is_reported_until_it_recovers() -> None:
    worker, told = (bench := Bench(0.0)).worker, []
    for now in [*range(100, 110), *np.arange(110, 120, 0.04)]:
        worker._check_rate(float(now))
        told.append(bench.problems.first is not None)
    assert told[4:10] == [True] * 6
    assert not told[-1]


def test_the_mark_is_drawn_unless_turned_off() -> None:
    bench = Bench(0.0)
    bench.paint()
    bench.worker.mark = None
    bench.paint()
    assert [frame.pixels.std() > 0 for frame in bench.frames] == [True, False]


def test_without_sound_frames_come_at_the_frame_rate() -> None:
    bench, stop = Bench(time.perf_counter()), threading.Event()
    thread = threading.Thread(target=bench.worker.run, args=[stop])
    thread.start()
    wait_until(lambda: len(bench.frames) >= 10)
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert bench.buffer.starved >= 10
    seconds = bench.worker.newest_at - (bench.worker.began_at or 0)
    assert bench.frames[-1].index - bench.frames[0].index <= seconds * FPS + 1


class GatedPainter(FakePainter):
    """Renders a frame once its gate is open."""

    def __init__(self) -> None:
        super().__init__(portrait("a"))
        self.begun: list[int] = []
        self.gates: dict[int, threading.Event] = defaultdict(threading.Event)

    def render(self, point: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        number = len(self.begun)
        self.begun.append(number)
        assert self.gates[number].wait(20)
        return super().render(point, marks, wanted)


def test_two_frames_are_rendered_in_parallel_and_delivered_in_order() -> None:
    bench, stop = Bench(time.perf_counter()), threading.Event()
    bench.worker.painter = painter = GatedPainter()
    started = [threading.Thread(target=bench.worker.run, args=[stop]) for _ in range(THREADS)]
    for thread in started:
        thread.start()
    wait_until(lambda: len(painter.begun) == 2)
    painter.gates[1].set()
    time.sleep(0.1)
    assert not bench.frames
    stop.set()
    painter.gates[0].set()
    for thread in started:
        thread.join(20)
    indices = [frame.index for frame in bench.frames]
    assert len(indices) == 2
    assert indices == sorted(indices)
    assert bench.worker.stage.count == 2


def test_a_failed_frame_does_not_block_the_next_one() -> None:
    bench = Bench(0.0)
    failing, following = bench.worker._begin(), bench.worker._begin()
    painter, bench.worker.painter = bench.worker.painter, None  # type: ignore[assignment]
    with pytest.raises(AttributeError):
        bench.worker._render(*failing)
    bench.worker.painter = painter
    bench.worker._render(*following)
    assert [frame.index for frame in bench.frames] == [1]


@pytest.mark.parametrize("fps", [40, 60])
@pytest.mark.parametrize(("step", "held"), [(0.001, True), (1 / 64, False)], ids=["asked for", "usual on Windows"])
def test_the_frame_rate_is_held_where_waits_end_in_steps_of_a_millisecond(
    monkeypatch: pytest.MonkeyPatch, fps: int, step: float, held: bool
) -> None:
    clock = SimpleNamespace(now=100.0)

    def sleep(seconds: float) -> None:
        clock.now = (math.floor((clock.now + seconds) / step) + 1) * step

    monkeypatch.setattr(render_worker, "time", SimpleNamespace(perf_counter=lambda: clock.now, sleep=sleep))
    worker = Bench(100.0, fps).worker
    begun = []
    while clock.now < 100.0 + DELAY / 16_000 + 5:
        if worker._next():
            begun.append(clock.now)
            worker._rendering.clear()
    assert worker.stage.dropped == 0
    assert len(begun) >= 5 * fps
    assert (np.abs(np.diff(begun) - 1 / fps).max() <= 0.002) == held
