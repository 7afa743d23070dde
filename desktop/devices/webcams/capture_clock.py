"""Capture times of a webcam's frames on this program's clock."""

from __future__ import annotations

from collections import deque

WINDOW = 150
"""Frames over which the shortest way from the webcam is taken: 5 s at 30 frames a second."""
TRANSFER_SECONDS = 1 / 30
"""Estimated time from the middle of the exposure to the arrival of a frame without a usable time stamp: readout and
USB transfer last about one frame interval."""
SAME_CLOCK_SECONDS = 10.0
"""Largest age of a frame whose time stamp counts as one of time.perf_counter()."""


class CaptureClock:
    """Converts time stamps of an unknown clock into time.perf_counter() seconds.

    Linux' drivers stamp frames by CLOCK_MONOTONIC and macOS by its host clock, both of which are time.perf_counter():
    such stamps are used as they are, and mark the first data of the frame. Stamps of other clocks lack an offset; the
    smallest difference between arrival and stamp replaces it, which removes the jitter of arrival, and
    `TRANSFER_SECONDS` are subtracted.
    """

    def __init__(self) -> None:
        self._differences: deque[float] = deque(maxlen=WINDOW)

    def time_of(self, stamp: float | None, arrived_at: float) -> float:
        """Capture time of a frame with this time stamp in seconds; None for a frame without one."""
        if stamp is None:
            return arrived_at - TRANSFER_SECONDS
        difference = arrived_at - stamp
        if 0 <= difference < SAME_CLOCK_SECONDS:
            return stamp
        self._differences.append(difference)
        return stamp + min(self._differences) - TRANSFER_SECONDS
