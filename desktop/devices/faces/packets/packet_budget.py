"""Bounds the work that packets cause."""

from __future__ import annotations

SLICE = 0.02
"""Seconds over which packets are counted."""
SKIPPED_PER_SECOND = 20_000
"""Packets whose content is not looked at, such as those of other senders, that are taken in a second: so many that the
sender's own get through a flood."""


class PacketBudget:
    """At most `per_second` packets are read; a flood waits for the next slice, and the system drops what overflows."""

    def __init__(self, per_second: int) -> None:
        self._limit = max(1.0, per_second * SLICE)
        self._skipped_cost = per_second / SKIPPED_PER_SECOND
        self._ends = 0.0
        self._spent = 0.0

    def pause(self, now: float, read: bool = True) -> float:
        """Seconds to wait before the next packet is taken; call after each, and say whether it was read."""
        if now >= self._ends:
            self._ends, self._spent = now + SLICE, 0.0
        self._spent += 1.0 if read else self._skipped_cost
        return self._ends - now if self._spent > self._limit else 0.0
