"""Statistics of the A/V skew: how much later than its sound a frame reaches the camera."""

from __future__ import annotations

import numpy as np

LARGEST_MS = 500


class Skew:
    """Histogram of the skew in milliseconds; one thread calls `add`, any thread reads."""

    def __init__(self) -> None:
        self._counts = np.zeros(2 * LARGEST_MS + 1, np.int64)

    def add(self, seconds: float) -> None:
        """Add the skew of a frame; negative if the frame is early."""
        self._counts[int(np.clip(round(1000 * seconds), -LARGEST_MS, LARGEST_MS)) + LARGEST_MS] += 1

    @property
    def median(self) -> float:
        """Median in seconds; 0 without frames."""
        return self._percentile(50, np.arange(-LARGEST_MS, LARGEST_MS + 1), self._counts)

    @property
    def p95(self) -> float:
        """95th percentile of the absolute skew in seconds."""
        middle = LARGEST_MS
        both = self._counts[middle:].copy()
        both[1:] += self._counts[:middle][::-1]
        return self._percentile(95, np.arange(LARGEST_MS + 1), both)

    @staticmethod
    def _percentile(percent: float, milliseconds: np.ndarray, counts: np.ndarray) -> float:
        total = int(counts.sum())
        if not total:
            return 0.0
        return float(milliseconds[np.searchsorted(np.cumsum(counts), total * percent / 100)]) / 1000
