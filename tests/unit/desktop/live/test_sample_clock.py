import numpy as np
import pytest

from desktop.live.sample_clock import FREE_RUN, SampleClock


def test_without_sound_it_counts_from_its_start_but_not_for_ever() -> None:
    clock = SampleClock(100.0)
    assert clock.sample_at(100.5) == 8_000
    assert clock.time_of(8_000) == 100.5
    assert clock.sample_at(9_999.0) == FREE_RUN * 16_000


def test_the_first_block_sets_it() -> None:
    clock = SampleClock(100.0)
    clock.observe(320, 100.3)
    assert clock.sample_at(100.3) == pytest.approx(320)


def test_jitter_is_smoothed() -> None:
    clock, rng = SampleClock(0.0), np.random.default_rng(0)
    for block in range(1, 500):
        clock.observe(block * 320, block * 0.02 + rng.uniform(0, 0.02))
        if block > 100:
            assert clock.time_of(block * 320) == pytest.approx(block * 0.02 + 0.01, abs=0.003)


def test_a_sound_card_that_runs_fast_is_followed() -> None:
    clock = SampleClock(0.0)
    for block in range(1, 20_000):
        clock.observe(block * 320, block * 0.02 * (1 - 200e-6))
    assert clock.time_of(block * 320) == pytest.approx(block * 0.02 * (1 - 200e-6), abs=0.001)


def test_a_long_gap_sets_it_anew() -> None:
    clock = SampleClock(0.0)
    for block in range(1, 100):
        clock.observe(block * 320, block * 0.02)
    clock.observe(100 * 320, 50.0)
    assert clock.time_of(100 * 320) == pytest.approx(50.0)


def test_a_computer_that_slept_owes_no_hours_of_pictures() -> None:
    clock = SampleClock(0.0)
    clock.observe(320, 0.02)
    assert clock.sample_at(7_200.0) == 320 + FREE_RUN * 16_000


def test_capture_lies_before_hearing_by_the_delay_of_the_device() -> None:
    clock = SampleClock(0.0)
    clock.latency = 0.03
    clock.observe(16_000, 1.0)
    assert clock.captured_at(16_000) == pytest.approx(0.97)
