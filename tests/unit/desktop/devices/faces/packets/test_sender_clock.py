import random

import pytest

from desktop.devices.faces.packets.resting_head import RestingHead
from desktop.devices.faces.packets.sender_clock import SenderClock

RATE = 60


def test_jitter_is_removed_and_the_least_delay_stays() -> None:
    chance, clock = random.Random(1), SenderClock()  # noqa: S311 - not for secrets
    errors = []
    for index in range(20 * RATE):
        sent, delay = 3600 + index / RATE, 0.003 + chance.expovariate(1 / 0.01)
        errors.append(clock.captured_at(sent, 50 + index / RATE + delay) - (50 + index / RATE))
    assert max(errors[RATE:]) < 0.0045
    assert min(errors) >= 0.003


def test_drift_is_followed() -> None:
    clock = SenderClock()
    found = [clock.captured_at(index / RATE * (1 + 200e-6), 9 + index / RATE) for index in range(60 * RATE)]
    assert found[-1] == pytest.approx(9 + (60 * RATE - 1) / RATE, abs=0.0025)


def test_clock_set_anew_is_measured_anew() -> None:
    clock = SenderClock()
    assert clock.captured_at(86_399.99, 10.0) == 10.0
    assert clock.captured_at(0.01, 10.02) == 10.02


def test_packets_without_time_are_smoothed_and_never_in_the_future() -> None:
    chance, clock = random.Random(2), SenderClock()  # noqa: S311 - not for secrets
    arrivals = [index / RATE + chance.uniform(0, 0.012) for index in range(10 * RATE)]
    found = [clock.captured_at(None, arrived) for arrived in arrivals]
    steps = [b - a for a, b in zip(found[RATE:], found[RATE + 1 :], strict=False)]
    raw = [b - a for a, b in zip(arrivals[RATE:], arrivals[RATE + 1 :], strict=False)]
    assert max(steps) - min(steps) < 0.6 * (max(raw) - min(raw))
    assert all(time <= arrived for time, arrived in zip(found, arrivals, strict=True))


def test_rest_is_learned_in_a_second_and_kept_while_the_head_turns() -> None:
    head = RestingHead()
    for index in range(2 * RATE):
        head.relative((4.0, -20.0, 1.0), index / RATE)
    turned = [head.relative((34.0, -20.0, 1.0), 2 + index / RATE) for index in range(5 * RATE)]
    assert turned[-1] == pytest.approx((30.0, 0.0, 0.0), abs=0.1)


def test_rest_follows_a_new_seat() -> None:
    head = RestingHead()
    for index in range(200 * RATE):
        found = head.relative((0.0, 0.0 if index < RATE else 8.0, 0.0), index / RATE)
    assert abs(found[1]) < 0.1
