import threading
import time

import numpy as np
import pytest

from desktop.devices.microphone import Block, Microphone, NoMicrophone
from desktop.live.microphone_worker import RETRY_SECONDS, SOURCE_CHECK_SECONDS, MicrophoneWorker
from desktop.live.session_problems import SessionProblems
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeMicrophone
from tests.waiting import wait_until


class Bench:
    """A microphone worker whose microphone can be unplugged and replaced."""

    def __init__(self, first: Microphone | None = None) -> None:
        self.present: FakeMicrophone | None = None
        self.blocks: list[Block] = []
        self.opened: list[Microphone] = []
        self.problems = SessionProblems()
        self.first = first or FakeMicrophone()
        self.source = ""
        self.worker = MicrophoneWorker(
            self.find, self.first, self.blocks.append, self.opened.append, self.problems, lambda: self.source
        )

    def find(self) -> Microphone:
        if self.present is None:
            raise UserError("There is no microphone.")
        return self.present

    def look(self, now: float) -> None:
        self.worker._check_microphone(now, threading.Event())

    def speak(self, level: float = 0.5, count: int = 320) -> None:
        """Deliver a block from the open microphone."""
        self.worker.microphone._receive(Block(np.full((count, 1), level, np.float32), 0, time.perf_counter()))


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    bench.worker._try(lambda: bench.first)
    return bench


def test_an_unplugged_microphone_is_reported_and_reopened(bench: Bench) -> None:
    bench.speak()
    bench.look(1.0)
    assert bench.problems.first is None
    bench.first.alive = False
    bench.look(2.0)
    assert bench.first.closed
    assert "sends no sound any more" in str(bench.problems.first)
    bench.present = FakeMicrophone()
    bench.look(2.0 + RETRY_SECONDS - 0.1)
    assert not bench.present.opened
    bench.look(2.0 + RETRY_SECONDS)
    assert bench.present.opened
    assert bench.problems.first is not None
    bench.speak(0.25)
    assert bench.problems.first is None
    assert bench.opened == [bench.first, bench.present]
    assert [block.samples.max() for block in bench.blocks] == [0.5, 0.25]


def test_a_microphone_reopened_at_another_rate_keeps_the_first_rate(bench: Bench) -> None:
    bench.first.alive = False
    bench.present = FakeMicrophone()
    bench.present.rate = 48_000
    bench.look(1.0)
    for _ in range(10):
        bench.speak(count=480)
    assert sum(len(block.samples) for block in bench.blocks) == pytest.approx(1_600, abs=20)
    starts = [block.start for block in bench.blocks]
    assert starts == [sum(len(block.samples) for block in bench.blocks[:number]) for number in range(10)]


def test_a_busy_microphone_is_reported_and_retried(bench: Bench) -> None:
    bench.first.alive = False
    bench.present = busy = FakeMicrophone()
    busy.alive = False

    def refuse(_: object) -> None:
        raise UserError("The microphone is busy.")

    busy.open = refuse
    bench.look(1.0)
    assert bench.opened == [bench.first]
    bench.present = FakeMicrophone()
    bench.look(1.0 + RETRY_SECONDS)
    assert bench.opened == [bench.first, bench.present]


def test_a_microphone_missing_at_the_start_can_be_connected_later() -> None:
    bench = Bench(NoMicrophone())
    stop = threading.Event()
    bench.present = FakeMicrophone()
    thread = threading.Thread(target=bench.worker.run, args=[stop])
    thread.start()
    wait_until(lambda: bench.present.opened)
    stop.set()
    thread.join(20)
    assert bench.present.closed


@pytest.mark.parametrize(
    ("name", "words"), [("Headset", "microphone “Headset” sends"), ("default", "microphone sends")]
)
def test_the_problem_names_the_microphone(bench: Bench, name: str, words: str) -> None:
    bench.first.name, bench.first.alive = name, False
    bench.look(2.0)
    assert words in str(bench.problems.first)


def test_a_chosen_source_is_not_exchanged_for_another_microphone() -> None:
    chosen = FakeMicrophone()
    chosen.source = "headset"
    bench = Bench(chosen)
    bench.source = "headset"
    assert bench.worker._try(lambda: chosen)
    bench.source = "webcam"
    bench.look(SOURCE_CHECK_SECONDS + 1.0)
    assert chosen.closed
    assert "sends no sound any more" in str(bench.problems.first)


def test_a_speaker_monitor_does_not_replace_a_lost_microphone(bench: Bench) -> None:
    bench.source = "headset"
    bench.look(SOURCE_CHECK_SECONDS)
    bench.source, bench.present = "speakers.monitor", FakeMicrophone()
    bench.look(2 * SOURCE_CHECK_SECONDS)
    assert bench.first.closed
    assert bench.present.closed
    assert "sends no sound any more" in str(bench.problems.first)
    assert bench.opened == [bench.first]
    bench.present.alive = False
    bench.source, bench.present = "headset", FakeMicrophone()
    bench.look(2 * SOURCE_CHECK_SECONDS + RETRY_SECONDS)
    bench.speak()
    assert bench.opened == [bench.first, bench.present]
    assert bench.problems.first is None


def test_a_speaker_monitor_chosen_by_the_user_is_kept(bench: Bench) -> None:
    bench.source = "speakers.monitor"
    for turn in (1, 2, 3):
        bench.look(turn * SOURCE_CHECK_SECONDS)
    assert not bench.first.closed
    assert bench.problems.first is None
