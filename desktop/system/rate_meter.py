"""How fast something counts up just now, as against on the whole."""

from __future__ import annotations

from collections import deque

WINDOW = 2.0
"""Seconds looked back."""


class RateMeter:
    """Counts a second over the last moments."""

    def __init__(self, window: float = WINDOW) -> None:
        self._window = window
        self._seen: deque[tuple[float, int]] = deque()

    def at(self, now: float, count: int) -> float:
        """The pace when `count` was reached at `now` seconds; 0 until two moments are known."""
        if self._seen and count < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, count))
        while now - self._seen[0][0] > self._window and len(self._seen) > 2:
            self._seen.popleft()
        then, before = self._seen[0]
        return (count - before) / (now - then) if now > then else 0.0
