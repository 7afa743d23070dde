import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.sample_clock import SampleClock
from desktop.live.sound_intake import SoundIntake

RATE = 16_000


def block(start: int, arrived_at: float, level: float = 0.5, frames: int = 320) -> Block:
    return Block(np.full((frames, 1), level, np.float32), start, arrived_at)


@pytest.fixture
def intake() -> SoundIntake:
    return SoundIntake(RATE, SampleClock(0.0))


def test_blocks_become_one_stream(intake: SoundIntake) -> None:
    heard = [intake.take(block(number * 320, (number + 1) * 0.02)) for number in range(5)]
    assert [piece.start for piece in heard] == [0, 320, 640, 960, 1280]
    assert [piece.chunk.start for piece in heard] == [0, 320, 640, 960, 1280]
    assert heard[-1].chunk.captured_at == pytest.approx(0.1)


def test_lost_samples_become_silence_in_place(intake: SoundIntake) -> None:
    intake.take(block(0, 0.02))
    heard = intake.take(block(960, 0.08))
    assert heard.start == 320
    assert not heard.samples[:640].any()
    np.testing.assert_array_equal(heard.samples[640:], np.full(320, 0.5, np.float32))
    assert len(heard.chunk.samples) == 960


def test_stereo_is_mixed_and_nan_becomes_silence(intake: SoundIntake) -> None:
    samples = np.array([[0.2, 0.4], [np.nan, 0.1], [np.inf, 0.0]], np.float32)
    np.testing.assert_allclose(intake.take(Block(samples, 0, 0.02)).samples, [0.3, 0, 0], atol=1e-6)


def test_an_inverted_channel_does_not_cancel_the_voice(intake: SoundIntake) -> None:
    left = np.random.default_rng(0).uniform(-0.5, 0.5, 3200).astype(np.float32)
    both = np.stack([left, -left], 1)
    heard = [intake.take(Block(both[start : start + 320], start, 0.02)) for start in range(0, 3200, 320)]
    np.testing.assert_allclose(np.concatenate([piece.samples for piece in heard])[320:], left[320:], atol=1e-6)


def test_a_short_pause_is_awaited_and_a_long_one_is_filled_with_silence(intake: SoundIntake) -> None:
    intake.take(block(0, 0.02))
    assert intake.fill(0.1) is None
    heard = intake.fill(0.3)
    assert heard is not None
    assert heard.start == 320
    assert len(heard.samples) == pytest.approx(0.28 * RATE, abs=1)
    assert not heard.samples.any()
    more = intake.fill(0.32)
    assert more is not None
    assert more.start == heard.start + len(heard.samples)
    assert intake.silent_for(1.3) == pytest.approx(1.0)


def test_sound_after_a_pause_continues_at_the_clocks_sample(intake: SoundIntake) -> None:
    intake.take(block(0, 0.02))
    filled = intake.fill(1.0)
    assert filled is not None
    heard = intake.take(block(320, 1.02))
    assert heard.start == filled.start + len(filled.samples)
    assert heard.samples.all()
    assert intake.take(block(640, 1.04)).start == heard.start + 320
    assert intake.silent_for(1.04) == 0


def test_without_sound_silence_is_delivered_in_real_time(intake: SoundIntake) -> None:
    total = 0
    for step in range(1, 101):
        heard = intake.fill(step * 0.02)
        total += len(heard.samples) if heard else 0
    assert total == pytest.approx(2 * RATE, abs=2)


def test_any_rate_reaches_the_models_at_16_khz() -> None:
    intake = SoundIntake(44_100, SampleClock(0.0))
    pieces = [intake.take(block(n * 882, (n + 1) * 0.02, frames=882)) for n in range(50)]
    assert sum(len(piece.chunk.samples) for piece in pieces) == pytest.approx(16_000, abs=40)
    assert [len(piece.samples) for piece in pieces] == [882] * 50
    ends = [piece.chunk.start + len(piece.chunk.samples) for piece in pieces]
    assert ends[:-1] == [piece.chunk.start for piece in pieces[1:]]


def test_the_level_has_instant_attack_and_slow_decay(intake: SoundIntake) -> None:
    intake.take(block(0, 0.02, level=-0.8))
    assert intake.level == pytest.approx(0.8)
    levels = []
    for number in range(1, 80):
        intake.take(block(number * 320, (number + 1) * 0.02, level=0.0))
        levels.append(intake.level)
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.01


def test_a_late_block_is_counted(intake: SoundIntake) -> None:
    for number in range(10):
        intake.take(block(number * 320, (number + 1) * 0.02))
    assert intake.late == 0
    intake.take(block(3200, 0.22 + 0.1))
    assert intake.late == 1


def test_typed_speech_takes_the_place_of_missing_sound() -> None:
    asked: list[int] = []

    def typed(count: int) -> np.ndarray:
        asked.append(count)
        return np.full(count, 0.25, np.float32)

    intake = SoundIntake(RATE, SampleClock(0.0), typed)
    heard = intake.fill(0.3)
    assert heard is not None
    assert asked == [len(heard.samples)]
    assert (heard.samples == 0.25).all()
    assert intake.level == 0.25
