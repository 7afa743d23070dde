"""A steady clock made from sound that arrives in blocks."""

from __future__ import annotations

from inference.timebase import SAMPLE_RATE, seconds_of_sample

SETTLING = 100
"""Blocks averaged: one second of 10 ms blocks, so that jitter is smoothed and a drift of 50 ppm is followed."""
CREDIBLE = 0.01
"""Seconds of a block's disagreement that count: blocks that come in a bunch after a pause say little of the clock."""
JUMP = 0.25
"""Seconds of disagreement after which the clock is set anew instead of being eased."""
FREE_RUN = 5.0
"""Seconds the clock goes on without sound; a computer that slept for hours must not find hours of pictures due."""


class SampleClock:
    """Says which microphone sample is being heard at any moment, in time.monotonic() seconds.

    One thread observes, any thread asks.
    """

    def __init__(self, now: float) -> None:
        self.latency = 0.0
        """Seconds that sound spends in the device before it is heard here."""
        self._observed = 0
        self._zero_and_newest = (now, 0.0)
        """Time of sample 0, and the newest sample heard; replaced as one."""

    def observe(self, end: float, arrived_at: float) -> None:
        """The sound up to sample `end` had arrived at `arrived_at`."""
        zero, _ = self._zero_and_newest
        error = arrived_at - seconds_of_sample(end) - zero
        self._observed += 1
        if self._observed == 1 or abs(error) > JUMP:
            self._observed = 1
        share = max(1 / self._observed, 1 / SETTLING)
        credible = min(max(error, -CREDIBLE), CREDIBLE) if self._observed > SETTLING else error
        self._zero_and_newest = (zero + share * credible, end)

    def extend(self, end: float) -> None:
        """Silence was put in for sound that did not come, up to sample `end`."""
        self._zero_and_newest = (self._zero_and_newest[0], end)

    def skip(self, samples: float) -> None:
        """So many numbers went to silence that stood in for sound which came late after all."""
        zero, newest = self._zero_and_newest
        self._zero_and_newest = (zero - seconds_of_sample(samples), newest)

    def sample_at(self, now: float) -> float:
        """Sample heard at `now`; at most FREE_RUN seconds past the newest sound."""
        zero, newest = self._zero_and_newest
        return min((now - zero) * SAMPLE_RATE, newest + FREE_RUN * SAMPLE_RATE)

    def time_of(self, sample: float) -> float:
        """When `sample` is or was heard."""
        return self._zero_and_newest[0] + seconds_of_sample(sample)

    def captured_at(self, sample: float) -> float:
        """When `sample` was captured."""
        return self.time_of(sample) - self.latency
