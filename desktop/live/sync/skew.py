"""Measures how late frames reach the camera, and from that the delay of the voice and the A/V skew."""

from __future__ import annotations

from collections import deque

import numpy as np

WINDOW = 150
"""Number of frames considered: 5 s at 30 frames per second."""
EVERY = 25
"""Frames between two updates."""
FIRST_GUESS = 0.03
"""Seconds assumed for rendering and sending until they are measured."""
TOLERATED = 0.003
"""Change in seconds that is ignored, so that the delay stays constant."""
LONGEST = 0.4
"""Maximum voice delay in seconds, the limit for a conversation; on a much too slow computer the voice is early."""
LARGEST_MS = 500


class Skew:
    """Statistics of frames at the camera; one thread calls `add`, any thread reads."""

    def __init__(self) -> None:
        self.camera_delay = 0.0
        """Delay of the virtual camera minus that of the voice cable, in seconds; may be changed."""
        self._late: deque[float] = deque(maxlen=WINDOW)
        self._added = 0
        self._overhead = FIRST_GUESS
        self._counts = np.zeros(2 * LARGEST_MS + 1, np.int64)

    def add(self, latency: float, planned: float, voice_delay: float | None) -> None:
        """Add a frame: `latency` seconds after its sound, `planned` of them deliberate; its voice is `voice_delay`
        seconds.
        """
        self._late.append(latency - planned)
        self._added += 1
        if self._added % EVERY == 0:
            self._learn()
        if voice_delay is not None:
            self._count(latency + self.camera_delay - voice_delay)

    def voice_delay(self, planned: float) -> float:
        """Delay of the voice in seconds if frames have a deliberate delay of `planned` seconds."""
        return min(planned + self._overhead + self.camera_delay, LONGEST)

    @property
    def median(self) -> float:
        """Median delay of the video behind the sound in seconds; negative if early, 0 without a voice output."""
        return self._percentile(50, np.arange(-LARGEST_MS, LARGEST_MS + 1), self._counts)

    @property
    def p95(self) -> float:
        """95th percentile of the absolute skew in seconds."""
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
