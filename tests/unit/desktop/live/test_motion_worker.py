import math

import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.motion_worker import SILENCE_WARNING, MotionWorker
from desktop.live.sample_clock import SampleClock
from desktop.live.session_problems import SessionProblems
from desktop.live.sound_intake import SoundChunk, SoundIntake
from inference.timebase import sample_of_frame
from inference.types import Motion
from tests.unit.desktop.fake_pipeline import FakeGenerator


class Bench:
    """A motion worker that a test steps, without a thread."""

    def __init__(self, fps: int = 25) -> None:
        self.blocks = BoundedQueue[Block](200, lambda block: len(block.samples) / 16)
        self.motions = BoundedQueue[Motion](400, lambda _: 40)
        self.foreseen = Latest[Motion]()
        self.sounds = BoundedQueue[SoundChunk](2000, lambda heard: len(heard.samples) / 16)
        self.problems = SessionProblems()
        self.intake = SoundIntake(16_000, SampleClock(0.0))
        self.generator = FakeGenerator()
        self.worker = MotionWorker(
            self.intake,
            self.generator,
            self.blocks,
            self.motions,
            self.foreseen,
            self.sounds,
            self.problems,
            lambda: 0,
            fps,
        )

    def hear(self, number: int, overflow: bool = False) -> None:
        block = Block(np.full((320, 1), 0.5, np.float32), number * 320, (number + 1) * 0.02, overflow)
        self.blocks.put(block)
        self.worker._process(self.worker._next_sound())


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_sound_becomes_motion_and_reaches_the_recorder(bench: Bench) -> None:
    for number in range(20):
        bench.hear(number)
    motions, sounds = bench.motions.drain(), bench.sounds.drain()
    assert [point.index for point in motions] == list(range(len(motions)))
    assert len(motions) == 1 + (20 * 320 - FakeGenerator.look_ahead) // 640
    assert sum(len(sound.samples) for sound in sounds) == 20 * 320
    assert bench.worker.motion.count == 20


@pytest.mark.parametrize("fps", [30, 40, 50, 60])
def test_a_frame_between_two_points_finds_the_second_one_predicted(fps: int) -> None:
    bench, newest, seen = Bench(fps), -1.0, list[int]()
    for number in range(50):
        bench.hear(number)
        newest = max([newest, *(point.index for point in bench.motions.drain())])
        heard = (number + 1) * 320 - FakeGenerator.look_ahead
        picture = math.floor(heard * fps / 16_000)
        if picture >= 0 and sample_of_frame(picture, fps) > newest * 640:
            foreseen = bench.foreseen.peek()
            assert foreseen
            assert foreseen.index * 640 >= sample_of_frame(picture, fps)
            seen.append(picture)
    assert len(seen) > 5


def test_frames_on_the_motion_grid_need_no_prediction(bench: Bench) -> None:
    for number in range(50):
        bench.hear(number)
    assert bench.foreseen.peek() is None


def test_sound_dropped_by_the_card_is_counted(bench: Bench) -> None:
    bench.hear(0)
    bench.hear(1, overflow=True)
    assert bench.worker.microphone.dropped == 1


def test_a_silent_microphone_is_reported_until_it_sends_again(bench: Bench) -> None:
    bench.hear(0)
    bench.worker._fill_silence(1.0)
    assert bench.problems.first is None
    bench.worker._fill_silence(1.0 + SILENCE_WARNING + 0.1)
    assert "microphone" in str(bench.problems.first)
    bench.hear(1)
    assert bench.problems.first is None


def test_an_absent_microphone_is_not_reported_as_silent(bench: Bench) -> None:
    bench.problems.put("microphone", "There is no microphone.")
    bench.worker._fill_silence(0.5)
    bench.worker._fill_silence(5.0)
    assert bench.problems.first == "There is no microphone."
    assert bench.problems.of("silence") is None
