"""Rates per second over a time window."""

from __future__ import annotations

import pytest

from desktop.system.rate_meter import WINDOW, RateMeter


def test_a_single_count_has_no_rate() -> None:
    assert RateMeter().at(5.0, 100) == 0.0


def test_a_steady_count_has_its_rate() -> None:
    pace = RateMeter()
    assert [pace.at(step / 2, 20 * step) for step in range(10)][1:] == pytest.approx([40.0] * 9)


def test_a_change_of_rate_shows_after_the_window() -> None:
    pace = RateMeter()
    for step in range(100):
        pace.at(step * 0.5, step * 20)
    slow = [pace.at(50 + step * 0.5, 2000 + step * 5) for step in range(12)]
    assert slow[0] > 35
    assert slow[-1] == pytest.approx(10.0)
    assert slow[int(WINDOW / 0.5)] == pytest.approx(10.0, abs=1)


def test_a_lower_count_starts_a_new_measurement() -> None:
    pace = RateMeter()
    pace.at(0.0, 5000)
    assert pace.at(0.5, 3) == 0.0
    assert pace.at(1.0, 23) == pytest.approx(40.0)
