"""How late the picture is, hence how late the voice has to be, and whether both come together."""

from __future__ import annotations

from collections import deque

import numpy as np

WINDOW = 150
"""Pictures looked back on: five seconds at 30 a second."""
EVERY = 25
"""Pictures between two looks."""
FIRST_GUESS = 0.03
"""Seconds of painting and sending, before any was measured."""
TOLERATED = 0.003
"""Seconds of difference that are left as they are, so that the delay is constant."""
LONGEST = 0.4
"""Seconds: a conversation does not bear more, so on a computer far too slow the voice goes first."""
LARGEST_MS = 500


class Skew:
    """Counts pictures as they reach the camera; one thread adds, any thread asks."""

    def __init__(self) -> None:
        self.camera_delay = 0.0
        """Seconds from our camera's door to the meeting's eye, less those of the cable; may be changed."""
        self._late: deque[float] = deque(maxlen=WINDOW)
        self._added = 0
        self._overhead = FIRST_GUESS
        self._counts = np.zeros(2 * LARGEST_MS + 1, np.int64)

    def add(self, latency: float, planned: float, held_back: float | None) -> None:
        """A picture arrived `latency` seconds after its sound, `planned` of them on purpose, its voice `held_back`."""
        self._late.append(latency - planned)
        self._added += 1
        if self._added % EVERY == 0:
            self._learn()
        if held_back is not None:
            self._count(latency + self.camera_delay - held_back)

    def voice_delay(self, planned: float) -> float:
        """Seconds to hold the voice back when the picture is planned to be `planned` late."""
        return min(planned + self._overhead + self.camera_delay, LONGEST)

    @property
    def median(self) -> float:
        """Seconds by which the picture usually comes after its sound; negative before it. 0 without a voice output."""
        return self._percentile(50, np.arange(-LARGEST_MS, LARGEST_MS + 1), self._counts)

    @property
    def p95(self) -> float:
        """Seconds within which picture and sound came together 95 times in 100."""
        middle = LARGEST_MS
        both = self._counts[middle:].copy()
        both[1:] += self._counts[:middle][::-1]
        return self._percentile(95, np.arange(LARGEST_MS + 1), both)

    def _learn(self) -> None:
        overhead = float(np.median(self._late))
        first = self._added == EVERY
        if first or abs(overhead - self._overhead) > TOLERATED:
            self._overhead = overhead

    def _count(self, skew: float) -> None:
        self._counts[int(np.clip(round(1000 * skew), -LARGEST_MS, LARGEST_MS)) + LARGEST_MS] += 1

    @staticmethod
    def _percentile(percent: float, milliseconds: np.ndarray, counts: np.ndarray) -> float:
        total = int(counts.sum())
        if not total:
            return 0.0
        return float(milliseconds[np.searchsorted(np.cumsum(counts), total * percent / 100)]) / 1000
