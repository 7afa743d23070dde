"""When the samples of an output leave it, made from what its callbacks tell."""

from __future__ import annotations

from collections import deque
from statistics import median

WINDOW = 300
"""Callbacks looked back on: three seconds of 10 ms blocks, in which cards drift apart by less than a millisecond."""
EVERY = 10
EASED = 0.05
"""Share of a disagreement that is taken over at each look."""
JUMP = 0.1
"""Seconds of disagreement after which all is forgotten: the output paused."""


class PlayClock:
    """What a callback tells is wrong by as long as it waited for the processor; the median is not."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._zeros: deque[float] = deque(maxlen=WINDOW)
        self._zero = 0.0
        self._count = 0

    def observe(self, sample: int, leaves_at: float) -> None:
        """A callback tells that `sample` leaves at `leaves_at`, in time.monotonic() seconds."""
        zero = leaves_at - sample / self._rate
        self._zeros.append(zero)
        self._count += 1
        if self._count <= WINDOW // 3:
            self._zero = median(self._zeros)
        elif self._count % EVERY == 0:
            self._look()

    def time_of(self, sample: int) -> float:
        """When `sample` leaves."""
        return self._zero + sample / self._rate

    def _look(self) -> None:
        newest = median(list(self._zeros)[-EVERY:])
        if abs(newest - self._zero) > JUMP:
            self._zeros.clear()
            self._zero, self._count = newest, 0
        else:
            self._zero += EASED * (median(self._zeros) - self._zero)
