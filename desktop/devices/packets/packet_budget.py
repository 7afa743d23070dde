"""Bounds the work that packets cause."""

from __future__ import annotations

SLICE = 0.02
"""Seconds over which packets are counted."""


class PacketBudget:
    """At most `per_second` packets are read; a flood waits for the next slice, and the system drops what overflows."""

    def __init__(self, per_second: int) -> None:
        self._limit = max(1, round(per_second * SLICE))
        self._ends = 0.0
        self._count = 0

    def pause(self, now: float) -> float:
        """Seconds to wait before the next packet is read; call once for each."""
        if now >= self._ends:
            self._ends, self._count = now + SLICE, 0
        self._count += 1
        return self._ends - now if self._count > self._limit else 0.0
