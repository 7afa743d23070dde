import numpy as np
import pytest

from desktop.devices.play_clock import PlayClock

RATE, BLOCK = 48_000, 480


def run(
    clock: PlayClock, count: int, pace: float = 1.0, wait: float = 0.0, first: int = 0, late: float = 0.0
) -> list[float]:
    """Clock errors in seconds; four of ten callbacks are up to `late` seconds late."""
    rng, errors = np.random.default_rng(0), []
    for number in range(first, first + count):
        leaves = 100 + wait + number * 0.01 / pace
        clock.observe(number * BLOCK, leaves + late * rng.uniform(0, 1) * (rng.uniform(0, 1) < 0.4))
        errors.append(clock.time_of(number * BLOCK) - leaves)
    return errors


@pytest.mark.parametrize("ppm", [-100, 0, 100])
def test_the_clock_follows_the_rate_of_the_output(ppm: int) -> None:
    errors = run(PlayClock(RATE), 20_000, pace=1 + ppm * 1e-6)
    assert np.abs(errors).max() < 0.0006


def test_late_callbacks_do_not_shift_the_clock() -> None:
    errors = run(PlayClock(RATE), 3_000, late=0.08)
    assert np.abs(errors[500:]).max() < 0.004


def test_the_clock_restarts_after_a_pause() -> None:
    clock = PlayClock(RATE)
    run(clock, 500)
    errors = run(clock, 500, wait=1.9, first=500)
    assert np.abs(errors[20:]).max() < 1e-6
