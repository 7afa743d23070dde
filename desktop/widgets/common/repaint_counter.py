"""Measures the repaint rate of a widget."""

from __future__ import annotations

import time
from collections import Counter

from PySide6.QtCore import QEvent, QObject


class RepaintCounter(QObject):
    """Event filter that records the time of each paint event."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Record a paint event; never consumes it."""
        if event.type() == QEvent.Type.Paint:
            self.moments.append(time.perf_counter())
        return False

    def figures(self) -> dict[str, float | int | str]:
        """Repaint rate in Hz, repaints in the slowest whole second, and the longest gap in milliseconds."""
        first = self.moments[0]
        whole = int(self.moments[-1] - first)
        counts = Counter(int(moment - first) for moment in self.moments)
        gaps = [1000 * (after - before) for before, after in zip(self.moments, self.moments[1:], strict=False)]
        return {
            "repaints_a_second": round((len(self.moments) - 1) / (self.moments[-1] - first), 1),
            "repaints_in_the_slowest_second": min(counts[second] for second in range(whole)),
            "longest_ms_between_two": round(max(gaps), 1),
        }
