"""Repaints as `bench window` counts them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.widgets.common.repaint_counter import RepaintCounter


def test_every_repaint_is_counted(qtbot) -> None:
    widget, repaints = QWidget(), RepaintCounter()
    qtbot.addWidget(widget)
    widget.installEventFilter(repaints)
    widget.show()
    qtbot.waitUntil(lambda: bool(repaints.moments))
    before = len(repaints.moments)
    for _ in range(3):
        widget.repaint()
    assert len(repaints.moments) == before + 3


def test_the_slowest_second_and_the_longest_gap_are_found() -> None:
    repaints = RepaintCounter()
    smooth = [0.02 * number for number in range(50)]
    halting = [1.0 + 0.1 * number for number in range(10)]
    repaints.moments = [7.0 + moment for moment in (*smooth, *halting, 2.0)]
    figures = repaints.figures()
    assert figures["repaints_a_second"] == pytest.approx(30.0)
    assert figures["repaints_in_the_slowest_second"] == 10
    assert figures["longest_ms_between_two"] == pytest.approx(100.0)
