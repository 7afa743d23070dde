import itertools

import numpy as np
import pytest

from inference.audio.resampler import Resampler


def tone(rate: int, seconds: float, hertz: float = 440.0) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate, dtype=np.float32)[:, None]


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
def test_a_tone_keeps_its_pitch_and_phase(rate: int) -> None:
    resampler = Resampler(rate, 16_000)
    heard = np.concatenate([resampler.push(tone(rate, 1.0)), resampler.flush()])
    expected = tone(16_000, 1.0)
    inner = slice(400, min(len(heard), 16_000) - 400)
    assert abs(len(heard) - 16_000) <= 32
    np.testing.assert_allclose(heard[inner], expected[inner], atol=2e-3)


def test_chunked_and_whole_resampling_agree() -> None:
    sound = tone(44_100, 0.5, 1000)
    whole, pieces = Resampler(44_100, 16_000), Resampler(44_100, 16_000)
    cuts = [0, 1, 100, 5000, 5001, 20_000, len(sound)]
    parts = [pieces.push(sound[start:end]) for start, end in itertools.pairwise(cuts)]
    together = np.concatenate([*parts, pieces.flush()])
    np.testing.assert_allclose(together, np.concatenate([whole.push(sound), whole.flush()]), atol=1e-6)


def test_frequencies_above_the_target_rate_are_removed() -> None:
    heard = Resampler(48_000, 16_000).push(tone(48_000, 0.5, 10_000))
    assert np.abs(heard[200:]).max() < 1e-3


def test_live_resampling_delays_by_at_most_two_milliseconds() -> None:
    resampler, ready = Resampler(48_000, 16_000), 0
    for block in range(1, 26):
        ready += len(resampler.push(np.zeros((960, 1), np.float32)))
        assert block * 320 - ready <= 32


def test_the_same_rate_changes_nothing() -> None:
    sound = tone(16_000, 0.1)
    resampler = Resampler(16_000, 16_000)
    assert resampler.push(sound) is sound
    assert resampler.flush().shape == (0, 1)


def test_stereo_stays_stereo() -> None:
    sound = np.hstack([tone(48_000, 0.2), -tone(48_000, 0.2)])
    heard = Resampler(48_000, 16_000, channels=2).push(sound)
    np.testing.assert_allclose(heard[:, 0], -heard[:, 1], atol=1e-6)
