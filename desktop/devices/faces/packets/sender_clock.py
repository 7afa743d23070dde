"""When another program measured a face, on this computer's clock.

A packet with the sender's time: arrival minus that time is the clocks' difference plus the packet's delay. The
smallest of the last 5 to 10 seconds belongs to the packets that were least delayed (a minimum-delay filter, as in NTP's
clock filter), so the sender's time plus this minimum is the time of the measurement plus the least delay; jitter is
gone, and a drift of 100 millionths costs a millisecond at most. What cannot be seen from one side stays in it: the
least delay of the network (0.1 ms on one computer, 2 to 5 ms over Wi-Fi) and what the sender's tracker takes.

A packet without time: arrivals are smoothed towards an even rate, early ones at once and late ones slowly, since a
packet can be delayed and cannot be early.
"""

from __future__ import annotations

import math

BUCKET = 5.0
"""Seconds; the minimum is taken over this bucket and the one before."""
JUMP = 1.0
"""Seconds of change after which the sender's clock counts as another one: restarted, set, or past midnight."""
PERIOD_SHARE = 0.05
LATE_SHARE = 0.1
"""Share of a new interval in the mean interval, and of a delay in the time of a packet without a time."""
LATEST = 0.05
"""Seconds that a smoothed time may lie before the arrival."""


class SenderClock:
    """The clock of one sender."""

    def __init__(self) -> None:
        self._offsets = [math.inf, math.inf]
        """Least difference in the bucket before and in the current one."""
        self._bucket_ends = -math.inf
        self._last: float | None = None
        self._arrived = 0.0
        self._period = 1 / 60

    def captured_at(self, sent_at: float | None, arrived_at: float) -> float:
        """time.perf_counter() of the measurement, never later than `arrived_at`."""
        return self._smoothed(arrived_at) if sent_at is None else self._measured(sent_at, arrived_at)

    def _measured(self, sent_at: float, arrived_at: float) -> float:
        offset = arrived_at - sent_at
        if not abs(offset - min(self._offsets)) <= JUMP:
            self._offsets, self._bucket_ends = [math.inf, math.inf], arrived_at + BUCKET
        elif arrived_at > self._bucket_ends:
            self._offsets, self._bucket_ends = [self._offsets[1], math.inf], arrived_at + BUCKET
        self._offsets[1] = min(self._offsets[1], offset)
        return sent_at + min(self._offsets)

    def _smoothed(self, arrived_at: float) -> float:
        interval, self._arrived = arrived_at - self._arrived, arrived_at
        if self._last is None or interval > JUMP:
            self._last = arrived_at
            return arrived_at
        self._period += PERIOD_SHARE * (min(interval, LATEST) - self._period)
        expected = self._last + self._period
        late = arrived_at - expected
        time = arrived_at if late < 0 else expected + LATE_SHARE * late
        self._last = max(time, arrived_at - LATEST)
        return self._last
