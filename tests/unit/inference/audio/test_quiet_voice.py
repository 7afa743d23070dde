import functools

import numpy as np
import pytest

from inference.audio.features import BINS, AudioFeatures
from inference.audio.quiet_voice import QuietVoice, periodicity
from inference.audio.sound_file import read_sound
from inference.portrait import builtins
from inference.timebase import SAMPLE_RATE
from inference.types import Floats


@functools.cache
def speech() -> Floats:
    return read_sound(builtins.voices()[0].path)[: 3 * SAMPLE_RATE]


def noise(seconds: float, level: float) -> Floats:
    return (level * np.random.default_rng(0).standard_normal(int(seconds * SAMPLE_RATE))).astype(np.float32)


def frames(sound: Floats) -> Floats:
    return np.stack(AudioFeatures().push(sound))


def gain(sound: Floats) -> float:
    features = AudioFeatures()
    features.push(sound)
    return features._quiet_voice._gain


@pytest.mark.parametrize("decibels", [-30, -40, -55])
def test_a_quiet_voice_gives_the_features_of_a_usual_one(decibels: int) -> None:
    quiet = np.round(speech() * 10 ** (decibels / 20) * 32_768).astype(np.float32) / 32_768
    expected, found = frames(speech())[100:, :BINS], frames(quiet)[100:, :BINS]
    assert np.corrcoef(expected.ravel(), found.ravel())[0, 1] > 0.85


def test_a_usual_voice_is_not_changed() -> None:
    assert gain(speech()) == gain(speech() / 3) == 0.0


@pytest.mark.parametrize("level", [1e-2, 1e-3, 1e-4])
def test_steady_noise_is_not_raised(level: float) -> None:
    assert gain(noise(4.0, level)) == 0.0


def test_a_distant_voice_in_the_pause_of_a_close_one_is_not_raised() -> None:
    assert gain(np.concatenate([speech(), speech() / 100])) == 0.0


def test_a_loud_voice_ends_the_gain_at_once() -> None:
    features = AudioFeatures()
    features.push(speech() / 100)
    assert features._quiet_voice._gain > 3.0
    features.push(speech()[:SAMPLE_RATE])
    assert features._quiet_voice._gain == 0.0


def test_digital_silence_is_not_raised() -> None:
    quiet_voice = QuietVoice()
    assert [quiet_voice.push(np.zeros(400, np.float32), np.zeros(BINS)) for _ in range(50)] == [1.0] * 50


def test_voices_are_periodic_and_noise_is_not() -> None:
    assert periodicity(np.sign(np.sin(np.arange(400) * 2 * np.pi * 150 / SAMPLE_RATE)).astype(np.float32)) > 0.8
    assert periodicity(noise(1.0, 0.1)[1000:1400]) < 0.45
    assert periodicity(np.zeros(400, np.float32)) == 0.0
