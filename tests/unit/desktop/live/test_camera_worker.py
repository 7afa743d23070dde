import threading

import pytest

from desktop.live.bounded_queue import Latest
from desktop.live.camera_worker import RETRY_SECONDS, CameraWorker
from desktop.live.session_problems import SessionProblems
from inference.types import Frame
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeCamera
from tests.unit.desktop.fake_pipeline import frame
from tests.waiting import wait_until


class Bench:
    """A camera worker with cameras that fail on request."""

    def __init__(self) -> None:
        self.cameras: list[FakeCamera] = []
        self.frames = Latest[Frame]()
        self.shown: list[Frame] = []
        self.problems = SessionProblems()
        self.worker = CameraWorker(self.open, 25, self.frames, self.shown.append, self.problems)

    def choose(self, name: str) -> None:
        self.worker.wanted = name
        self.worker._check_camera(0.0)

    def open(self, name: str, fps: int) -> FakeCamera:
        if name == "taken":
            raise UserError("The camera is taken.")
        self.cameras.append(FakeCamera(name, fps))
        return self.cameras[-1]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_last_frame_is_repeated_when_none_comes(bench: Bench) -> None:
    bench.choose("auto")
    bench.worker._show(None)
    assert bench.cameras[0].shades == []
    bench.worker._show(frame(0, shade=7))
    bench.worker._show(None)
    bench.worker._show(frame(1, shade=8))
    assert bench.cameras[0].shades == [7, 7, 8]
    assert bench.worker.stage.late == 1
    assert bench.worker.stage.count == 3


def test_latency_is_counted_once_per_frame_at_the_camera(bench: Bench) -> None:
    bench.choose("auto")
    bench.worker._show(frame(0))
    bench.worker._show(None)
    assert len(bench.shown) == 1


def test_a_camera_that_does_not_open_is_a_problem_until_another_is_chosen(bench: Bench) -> None:
    bench.choose("taken")
    assert bench.problems.first == "The camera is taken."
    assert not bench.worker.on
    bench.choose("free")
    assert bench.problems.first is None
    assert bench.worker.on


def test_a_failed_camera_is_closed_and_reported_and_the_thread_continues(bench: Bench) -> None:
    bench.choose("auto")

    def broken(_: object) -> None:
        raise UserError("The camera is gone.")

    bench.cameras[0].send = broken
    bench.worker._show(frame(0))
    bench.worker._show(frame(1))
    assert bench.problems.first == "The camera is gone."
    assert bench.cameras[0].closed
    assert not bench.worker.on
    bench.worker._check_camera(RETRY_SECONDS - 0.1)
    assert not bench.worker.on
    bench.worker._check_camera(RETRY_SECONDS)
    assert bench.worker.on
    assert bench.problems.first is None


def test_the_thread_switches_cameras_and_closes_the_last_one(bench: Bench) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=bench.worker.run, args=[stop])
    thread.start()
    bench.worker.wanted = "one"
    wait_until(lambda: bench.worker.on)
    bench.worker.wanted = "two"
    wait_until(lambda: len(bench.cameras) == 2)
    bench.frames.put(frame(0, shade=9))
    wait_until(lambda: 9 in bench.cameras[1].shades)
    stop.set()
    thread.join(20)
    assert [camera.closed for camera in bench.cameras] == [True, True]
