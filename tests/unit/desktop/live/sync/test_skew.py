import numpy as np
import pytest

from desktop.live.sync.skew import EVERY, FIRST_GUESS, LONGEST, Skew


def test_the_voice_delay_follows_the_usual_frame_latency() -> None:
    skew, rng = Skew(), np.random.default_rng(0)
    assert skew.voice_delay(0.2) == pytest.approx(0.2 + FIRST_GUESS)
    for took in rng.normal(0.05, 0.004, 200):
        skew.add(0.2 + took, 0.2, None)
    assert skew.voice_delay(0.2) == pytest.approx(0.25, abs=0.003)
    assert skew.voice_delay(0.14) == pytest.approx(0.19, abs=0.003)


def test_one_slow_frame_changes_nothing_and_a_slower_computer_does() -> None:
    skew = Skew()
    for took in [0.03] * EVERY + [0.3] + [0.032] * 3 * EVERY:
        skew.add(0.2 + took, 0.2, None)
    assert skew.voice_delay(0.2) == pytest.approx(0.23)
    for _ in range(200):
        skew.add(0.29, 0.2, None)
    assert skew.voice_delay(0.2) == pytest.approx(0.29)
    for _ in range(200):
        skew.add(0.9, 0.2, None)
    assert skew.voice_delay(0.2) == LONGEST


def test_skew_is_the_difference_of_frame_and_voice_latency() -> None:
    skew = Skew()
    for latency in (0.24, 0.25, 0.26):
        skew.add(latency, 0.2, 0.26)
    assert skew.median == pytest.approx(-0.01)
    assert skew.p95 == pytest.approx(0.02)


def test_the_voice_delay_includes_the_camera_delay() -> None:
    skew = Skew()
    skew.camera_delay = 0.03
    assert skew.voice_delay(0.2) == pytest.approx(0.23 + FIRST_GUESS)
    skew.add(0.23, 0.2, 0.26)
    assert skew.median == pytest.approx(0)


def test_without_a_voice_output_there_is_no_skew() -> None:
    skew = Skew()
    skew.add(0.25, 0.2, None)
    assert (skew.median, skew.p95) == (0, 0)
