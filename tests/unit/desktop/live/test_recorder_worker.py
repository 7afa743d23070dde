from pathlib import Path
from threading import Event

import numpy as np
import pytest

from desktop.live.bounded_queue import BoundedQueue
from desktop.live.recorder_worker import RecorderWorker
from desktop.live.session_problems import SessionProblems
from desktop.live.sound_intake import SoundChunk
from inference.types import AudioChunk, Floats, Frame
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeRecording
from tests.unit.desktop.fake_pipeline import frame

RATE, FPS = 48_000, 25
FILE = Path("talk.mp4")


class Bench:
    """A recorder worker that a test steps, without a thread."""

    def __init__(self, rate: int = RATE) -> None:
        self.sounds = BoundedQueue[SoundChunk](2000, lambda heard: 1000 * len(heard.samples) / rate)
        self.frames = BoundedQueue[Frame](2000, lambda _: 1000 / FPS)
        self.problems = SessionProblems()
        self.recordings: list[FakeRecording] = []
        self.worker = RecorderWorker(self.open, FPS, rate, self.sounds, self.frames, self.problems)
        self.refusal: str | None = None

    def open(self, path: Path, fps: int) -> FakeRecording:
        if self.refusal:
            raise UserError(self.refusal)
        self.recordings.append(FakeRecording(path, fps))
        return self.recordings[-1]

    def hear(self, start: int, frames: int = 960) -> None:
        samples = np.arange(start, start + frames, dtype=np.float32)
        self.sounds.put(SoundChunk(samples, start, AudioChunk(samples[::3], start // 3, 0.0)))

    def begin(self) -> None:
        self.worker.wanted = FILE
        self.worker._step()


@pytest.fixture
def bench() -> Bench:
    return Bench()


def together(recording: FakeRecording) -> Floats:
    return np.concatenate([samples[:, 0] for _, samples in recording.sounds])


def test_nothing_is_buffered_without_a_recording(bench: Bench) -> None:
    for number in range(300):
        bench.hear(number * 960)
        bench.frames.put(frame(number))
        bench.worker._step()
    assert bench.sounds.drain() == []
    assert bench.sounds.dropped == bench.frames.dropped == 0


def test_time_0_of_the_file_is_a_frame_and_its_sound(bench: Bench) -> None:
    bench.begin()
    bench.hear(10_000)
    bench.frames.put(frame(5))
    bench.frames.put(frame(6))
    bench.frames.put(frame(8))
    bench.worker._step()
    recording = bench.recordings[0]
    first = 6
    assert recording.frames == [-1, 0, 2]
    start, samples = recording.sounds[0]
    assert start == 10_000 - first * RATE // FPS
    assert samples[0, 0] == 10_000


def test_lost_sound_leaves_a_gap_in_place(bench: Bench) -> None:
    bench.begin()
    bench.hear(0)
    bench.worker._step()
    bench.hear(9_600)
    bench.worker._step()
    assert [start for start, _ in bench.recordings[0].sounds] == [0, 9_600]


def test_another_sample_rate_is_resampled_in_place() -> None:
    bench = Bench(rate=16_000)
    bench.begin()
    for number in range(10):
        bench.hear(number * 320, frames=320)
    bench.worker._step()
    recording = bench.recordings[0]
    ends = [start + len(samples) for start, samples in recording.sounds]
    assert [start for start, _ in recording.sounds][1:] == ends[:-1]
    np.testing.assert_allclose(together(recording)[3000:6000:3], np.arange(1000, 2000), atol=2)


def test_a_file_is_finished_when_the_recording_changes_or_stops(bench: Bench) -> None:
    bench.begin()
    bench.worker.wanted = Path("second.mp4")
    bench.worker._step()
    bench.worker.wanted = None
    bench.worker._step()
    assert [recording.path.name for recording in bench.recordings] == ["talk.mp4", "second.mp4"]
    assert all(recording.finished for recording in bench.recordings)


def test_queued_data_is_written_at_the_end(bench: Bench) -> None:
    bench.begin()
    bench.hear(0)
    bench.frames.put(frame(0))
    bench.frames.put(frame(1))
    stop = Event()
    stop.set()
    bench.worker.run(stop)
    assert bench.recordings[0].frames == [0, 1]
    assert len(together(bench.recordings[0])) == 960
    assert bench.recordings[0].finished


def test_an_unwritable_file_is_reported_and_abandoned(bench: Bench) -> None:
    bench.refusal = "The disk is full."
    bench.begin()
    assert bench.problems.of("recorder") == "The disk is full."
    bench.hear(960)
    bench.worker._step()
    bench.refusal = None
    bench.worker.wanted = Path("elsewhere.mp4")
    bench.worker._step()
    assert bench.problems.of("recorder") is None


def test_the_rest_of_a_failed_recording_is_named(bench: Bench) -> None:
    bench.begin()
    recording = bench.recordings[0]

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    recording.add_sound = full
    recording.abandon = lambda: Path("talk.part.mp4")
    bench.hear(960)
    bench.worker._step()
    assert bench.problems.of("recorder") == "The disk is full. What came before is in talk.part.mp4."
    bench.hear(1920)
    bench.worker._step()
