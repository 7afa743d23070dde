"""Steady sample clock, estimated from the arrival times of sound blocks."""

from __future__ import annotations

from inference.timebase import SAMPLE_RATE, seconds_of_sample

SETTLING = 100
"""Averaging length in blocks: 1 s of 10 ms blocks, which smooths jitter and follows a drift of 50 ppm."""
CREDIBLE = 0.01
"""Limit of the error per block, in seconds; blocks that arrive in a burst after a pause are poor time references."""
JUMP = 0.25
"""Error in seconds above which the clock is reset instead of corrected gradually."""
FREE_RUN = 5.0
"""Seconds the clock runs on without sound; after a suspend of hours, no hours of frames may be due."""


class SampleClock:
    """Converts between microphone samples and the time.perf_counter() at which they are received.

    Only one thread may call `observe`, `extend` and `skip`; any thread may call the rest.
    """

    def __init__(self, now: float) -> None:
        self.latency = 0.0
        """Seconds between capture by the device and reception."""
        self._observed = 0
        self._zero_and_newest = (now, 0.0)
        """Time of sample 0, and the newest sample received; one tuple, so that replacing it is atomic."""

    def observe(self, end: float, arrived_at: float) -> None:
        """Record that the sound up to sample `end` arrived at `arrived_at`."""
        zero, _ = self._zero_and_newest
        error = arrived_at - seconds_of_sample(end) - zero
        self._observed += 1
        if self._observed == 1 or abs(error) > JUMP:
            self._observed = 1
        share = max(1 / self._observed, 1 / SETTLING)
        credible = min(max(error, -CREDIBLE), CREDIBLE) if self._observed > SETTLING else error
        self._zero_and_newest = (zero + share * credible, end)

    def extend(self, end: float) -> None:
        """Record that silence up to sample `end` was inserted for missing sound."""
        self._zero_and_newest = (self._zero_and_newest[0], end)

    def skip(self, samples: float) -> None:
        """Shift the numbering by `samples`, because silence was inserted for sound that then arrived late."""
        zero, newest = self._zero_and_newest
        self._zero_and_newest = (zero - seconds_of_sample(samples), newest)

    def sample_at(self, now: float) -> float:
        """Sample received at `now`; at most FREE_RUN seconds past the newest sound."""
        zero, newest = self._zero_and_newest
        return min((now - zero) * SAMPLE_RATE, newest + FREE_RUN * SAMPLE_RATE)

    def time_of(self, sample: float) -> float:
        """Time at which `sample` is or was received."""
        return self._zero_and_newest[0] + seconds_of_sample(sample)

    def captured_at(self, sample: float) -> float:
        """Time at which `sample` was captured."""
        return self.time_of(sample) - self.latency

    def sample_captured_at(self, moment: float) -> float:
        """Sample that was captured at `moment`; inverse of `captured_at`."""
        return (moment + self.latency - self._zero_and_newest[0]) * SAMPLE_RATE
