"""Repeating timers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

PRECISE_BELOW = 500
"""Milliseconds; longer intervals may be rounded by the system, which saves energy."""


def started_timer(parent: QObject, milliseconds: int, slot: object) -> QTimer:
    """A running timer that calls `slot` every `milliseconds`."""
    timer = QTimer(parent)
    timer.setTimerType(Qt.TimerType.PreciseTimer if milliseconds < PRECISE_BELOW else Qt.TimerType.CoarseTimer)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    timer.start()
    return timer
