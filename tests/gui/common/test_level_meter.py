"""The microphone's level meter."""

from __future__ import annotations

import pytest

from desktop.widgets.common.level_meter import BARS, LevelMeter, lit


@pytest.mark.parametrize(
    ("peak", "bars"),
    [(0.0, 0), (-1.0, 0), (float("nan"), 0), (0.001, 0), (10**-1.25, BARS // 2), (1.0, BARS), (7.0, BARS)],
)
def test_bars_rise_with_decibels(peak: float, bars: int) -> None:
    assert lit(peak) == bars


@pytest.mark.parametrize(("peak", "word"), [(0.0, "silent"), (0.01, "quiet"), (0.3, "good"), (1.0, "too loud")])
def test_the_meter_describes_the_level_for_screen_readers(qtbot, peak: float, word: str) -> None:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.set_peak(peak)
    assert meter.accessibleDescription() == word
