import numpy as np
import pytest

from desktop.live.sample_clock import FREE_RUN, SampleClock


def test_without_sound_the_clock_runs_from_its_start_for_a_limited_time() -> None:
    clock = SampleClock(100.0)
    assert clock.sample_at(100.5) == 8_000
    assert clock.time_of(8_000) == 100.5
    assert clock.sample_at(9_999.0) == FREE_RUN * 16_000


def test_the_first_block_sets_the_clock() -> None:
    clock = SampleClock(100.0)
    clock.observe(320, 100.3)
    assert clock.sample_at(100.3) == pytest.approx(320)


def test_jitter_is_smoothed() -> None:
    clock, rng = SampleClock(0.0), np.random.default_rng(0)
    for block in range(1, 500):
        clock.observe(block * 320, block * 0.02 + rng.uniform(0, 0.02))
        if block > 100:
            assert clock.time_of(block * 320) == pytest.approx(block * 0.02 + 0.01, abs=0.003)


def test_a_fast_sound_card_is_followed() -> None:
    clock = SampleClock(0.0)
    for block in range(1, 20_000):
        clock.observe(block * 320, block * 0.02 * (1 - 200e-6))
    assert clock.time_of(block * 320) == pytest.approx(block * 0.02 * (1 - 200e-6), abs=0.001)


def test_a_long_gap_resets_the_clock() -> None:
    clock = SampleClock(0.0)
    for block in range(1, 100):
        clock.observe(block * 320, block * 0.02)
    clock.observe(100 * 320, 50.0)
    assert clock.time_of(100 * 320) == pytest.approx(50.0)


def test_after_sleep_no_frames_are_owed() -> None:
    clock = SampleClock(0.0)
    clock.observe(320, 0.02)
    assert clock.sample_at(7_200.0) == 320 + FREE_RUN * 16_000


def test_capture_precedes_arrival_by_the_device_latency() -> None:
    clock = SampleClock(0.0)
    clock.latency = 0.03
    clock.observe(16_000, 1.0)
    assert clock.captured_at(16_000) == pytest.approx(0.97)
