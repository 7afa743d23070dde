import threading

import pytest

from desktop.live.session_parts import AUTO, NONE
from desktop.live.session_problems import SessionProblems
from desktop.live.sync.delayed_voice import Voice
from desktop.live.voice_worker import RETRY_SECONDS, VoiceWorker
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeSpeaker
from tests.waiting import wait_until


class Bench:
    """A voice worker with outputs that can be unplugged."""

    def __init__(self) -> None:
        self.missing = False
        self.speakers: list[FakeSpeaker] = []
        self.problems = SessionProblems()
        self.voice = Voice(lambda: 0.2, 0.0)
        self.worker = VoiceWorker(self.open, self.voice, 48_000, self.problems)

    def look(self, now: float) -> None:
        self.worker._check_output(now, threading.Event())

    def open(self, name: str) -> FakeSpeaker:
        if self.missing:
            raise UserError("There is no such output.")
        self.speakers.append(FakeSpeaker(name))
        return self.speakers[-1]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_requested_output_is_opened_and_the_old_one_closed(bench: Bench) -> None:
    bench.look(0.0)
    assert not bench.worker.on
    bench.worker.wanted = AUTO
    bench.look(0.1)
    assert bench.speakers[0].fill == bench.voice.fill
    bench.worker.wanted = "Headset"
    bench.look(0.2)
    assert [speaker.name for speaker in bench.speakers] == [AUTO, "Headset"]
    assert bench.speakers[0].closed
    bench.worker.wanted = NONE
    bench.look(0.3)
    assert bench.speakers[1].closed
    assert not bench.worker.on


def test_a_missing_output_is_reported_and_retried(bench: Bench) -> None:
    bench.worker.wanted, bench.missing = AUTO, True
    bench.look(0.0)
    assert bench.problems.first == "There is no such output."
    bench.missing = False
    bench.look(RETRY_SECONDS - 0.1)
    assert not bench.worker.on
    bench.look(RETRY_SECONDS)
    assert bench.worker.on
    assert bench.problems.first is None


def test_an_output_that_stops_is_reported_and_reopened(bench: Bench) -> None:
    bench.worker.wanted = "Headset"
    bench.look(0.0)
    bench.speakers[0].alive = False
    bench.missing = True
    bench.look(5.0)
    assert bench.speakers[0].closed
    assert "“Headset” stopped" in str(bench.problems.first)
    bench.missing = False
    bench.look(5.0 + RETRY_SECONDS)
    assert bench.worker.on
    assert bench.problems.first is None


def test_the_output_is_closed_at_the_end(bench: Bench) -> None:
    stop = threading.Event()
    bench.worker.wanted = AUTO
    thread = threading.Thread(target=bench.worker.run, args=[stop])
    thread.start()
    wait_until(lambda: bench.worker.on)
    stop.set()
    thread.join(20)
    assert bench.speakers[0].closed
