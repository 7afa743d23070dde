"""Playback time of output samples, estimated from the timestamps of audio callbacks."""

from __future__ import annotations

from collections import deque
from statistics import median

WINDOW = 300
"""Number of callbacks considered: 3 s of 10 ms blocks, in which sound cards drift by less than 1 ms."""
EVERY = 10
EASED = 0.05
"""Fraction of the error corrected at each update."""
JUMP = 0.1
"""Error in seconds that means the output paused, so the estimate restarts."""


class PlayClock:
    """Median filter over callback timestamps, which scheduling delays of the callback thread make too late."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._zeros: deque[float] = deque(maxlen=WINDOW)
        self._zero = 0.0
        self._count = 0

    def observe(self, sample: int, leaves_at: float) -> None:
        """Record that a callback expects `sample` to be played at `leaves_at`, in time.perf_counter() seconds."""
        zero = leaves_at - sample / self._rate
        self._zeros.append(zero)
        self._count += 1
        if self._count <= WINDOW // 3:
            self._zero = median(self._zeros)
        elif self._count % EVERY == 0:
            self._look()

    def time_of(self, sample: int) -> float:
        """time.perf_counter() at which `sample` is played."""
        return self._zero + sample / self._rate

    def _look(self) -> None:
        newest = median(list(self._zeros)[-EVERY:])
        if abs(newest - self._zero) > JUMP:
            self._zeros.clear()
            self._zero, self._count = newest, 0
        else:
            self._zero += EASED * (median(self._zeros) - self._zero)
