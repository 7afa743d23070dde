"""Lip closures measured in synthetic sound."""

import numpy as np
import pytest

from inference.timebase import SAMPLE_RATE
from training.evaluate import quiet_sounds
from training.speech.timed_festival import read_segments
from training.speech.timed_kokoro import join
from training.speech.timed_phones import Phone, closures, open_vowels


def speech(gaps: list[tuple[float, float]], hum: bool = False) -> np.ndarray:
    """One second of bright voice, silent (or humming at 150 Hz) in the gaps."""
    times = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    voice = sum(np.sin(2 * np.pi * 150 * k * times) / k for k in range(1, 30))
    low = np.sin(2 * np.pi * 150 * times) if hum else 0 * times
    inside = np.any([(times >= start) & (times < end) for start, end in gaps], axis=0)
    return (0.1 * np.where(inside, low, voice)).astype(np.float32)


@pytest.mark.parametrize(("letter", "hum"), [("p", False), ("b", True), ("m", True)])
def test_a_closure_is_the_quiet_part_of_its_phone(letter, hum):
    phones = [Phone("a", 0.0, 0.28), Phone(letter, 0.28, 0.45), Phone("a", 0.45, 1.0)]
    spans, letters, unseen = closures("festival", speech([(0.3, 0.38)], hum), phones)
    assert spans[0] == pytest.approx((0.3, 0.38), abs=0.015)
    assert (letters, unseen) == ([letter], 0)


def test_an_inaudible_stop_is_counted_separately():
    phones = [Phone("a", 0.0, 0.28), Phone("b", 0.28, 0.45), Phone("a", 0.45, 1.0)]
    assert closures("festival", speech([]), phones) == ([], [], 1)


def test_phones_that_do_not_close_the_lips_are_no_closures():
    phones = [Phone(name, 0.3, 0.4) for name in ("t", "β", "pau", "n", "f")]
    assert closures("festival", speech([(0.3, 0.4)]), phones) == ([], [], 0)


def test_open_vowels_are_timed_at_their_middle_unless_short():
    phones = [Phone("aː", 0.1, 0.3), Phone("a", 0.3, 0.34), Phone("i", 0.4, 0.6), Phone("ˈa", 0.7, 0.8)]
    assert open_vowels(phones) == pytest.approx([0.2, 0.75])


def test_festival_segments_are_contiguous():
    assert read_segments("#\n0.3000 100 #\n0.3471 100 m\n") == [Phone("#", 0.0, 0.3), Phone("m", 0.3, 0.3471)]


def test_stress_marks_apply_to_the_next_vowel_and_length_marks_to_the_last():
    phones = join(list("pˈaːi"), np.array([0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))
    assert phones == [Phone("p", 0.0, 0.1), Phone("aː", 0.1, 0.4), Phone("i", 0.4, 0.5)]


@pytest.mark.parametrize("kind", quiet_sounds.KINDS)
def test_quiet_sounds_follow_the_speech_at_their_level(kind):
    voice = speech([])
    sound = quiet_sounds.after_speech(voice, kind, 2.0)
    assert np.array_equal(sound[: len(voice)], voice)
    rest, level = sound[len(voice) :], np.sqrt(np.mean(voice**2))
    assert len(rest) == 2 * SAMPLE_RATE
    wanted = 10 ** (quiet_sounds.KINDS[kind][1] / 20)
    assert np.sqrt(np.mean(rest**2)) / level == pytest.approx(wanted, rel=0.35, abs=1e-6)
