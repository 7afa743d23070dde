"""Blinks in synthetic lid curves."""

import numpy as np
import pytest

from training.evaluate.blink_measures import blinks, intervals, spread

RATE = 25


def lids(moments: list[float], seconds: float = 30, closing: float = 0.08, opening: float = 0.2, depth: float = 1.0):
    """Lid opening of 0.07 with linear blinks that are closed at `moments`."""
    times = np.arange(round(seconds * RATE)) / RATE
    curve = np.ones(len(times))
    for moment in moments:
        gone = np.where(times < moment, (moment - times) / closing, (times - moment) / opening)
        curve -= depth * np.clip(1 - gone, 0, 1)
    return 0.07 * curve


def test_finds_every_blink_and_its_time():
    found = blinks(lids([2.0, 5.4, 11.0]), RATE)
    assert [blink.time for blink in found] == pytest.approx([2.0, 5.4, 11.0])
    assert intervals(found) == pytest.approx([3.4, 5.6])


def test_measures_closing_and_opening_time_separately():
    blink = blinks(lids([4.0], closing=0.12, opening=0.4), RATE)[0]
    assert blink.closing == pytest.approx(0.9 * 0.12, abs=0.02)
    assert blink.opening == pytest.approx(0.9 * 0.4, abs=0.02)


def test_half_blinks_count_and_lid_jitter_does_not():
    assert len(blinks(lids([4.0], depth=0.6), RATE)) == 1
    assert not blinks(lids([4.0], depth=0.25), RATE)
    assert not blinks(0.07 + 0.004 * np.random.default_rng(0).standard_normal(500), RATE)


def test_closed_eyes_do_not_blink():
    curve = lids([])
    curve[100:150] = 0.0
    assert not blinks(curve, RATE)


def test_eyes_that_narrow_slowly_do_not_blink():
    assert not blinks(0.07 * np.linspace(1, 0.5, 500), RATE)


def test_spread_names_median_and_percentiles():
    assert spread(np.arange(101) / 100) == "0.50 (0.10..0.90)"
    assert spread(np.zeros(0)) == "none"
