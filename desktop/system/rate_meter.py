"""Moving average of a rate."""

from __future__ import annotations

from collections import deque

WINDOW = 2.0
"""Length of the averaging window in seconds."""


class RateMeter:
    """Rate of a counter, in counts per second, over the last `window` seconds."""

    def __init__(self, window: float = WINDOW) -> None:
        self._window = window
        self._seen: deque[tuple[float, int]] = deque()

    def at(self, now: float, count: int) -> float:
        """Rate at time `now` (seconds) with the counter at `count`; 0 after the first call.

        A lower count restarts the window.
        """
        if self._seen and count < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, count))
        while now - self._seen[0][0] > self._window and len(self._seen) > 2:
            self._seen.popleft()
        then, before = self._seen[0]
        return (count - before) / (now - then) if now > then else 0.0
