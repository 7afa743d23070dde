"""Decides the delay of the voice: as late as its frame, measured at the camera."""

from __future__ import annotations

from collections import deque

import numpy as np

WINDOW = 150
"""Number of frames considered: 5 s at 30 frames per second."""
EVERY = 25
"""Frames between two updates."""
FIRST_GUESS = 0.03
"""Seconds assumed for rendering and sending until they are measured."""
TOLERATED = 0.003
"""Change in seconds that is ignored, so that the delay stays constant."""
LONGEST = 0.4
"""Maximum delay in seconds, the limit for a conversation; on a much too slow computer the voice is early."""


class VoiceDelay:
    """Learns what rendering and sending take beyond the planned delay; one thread calls `add`, any thread reads."""

    def __init__(self) -> None:
        self.camera_delay = 0.0
        """Delay of the virtual camera minus that of the voice cable, in seconds; may be changed."""
        self._late: deque[float] = deque(maxlen=WINDOW)
        self._added = 0
        self._overhead = FIRST_GUESS

    def add(self, latency: float, planned: float) -> None:
        """Add a frame that reached the camera `latency` seconds after its sound, `planned` of them deliberate."""
        self._late.append(latency - planned)
        self._added += 1
        if self._added % EVERY == 0:
            self._learn()

    def seconds(self, planned: float) -> float:
        """Delay of the voice in seconds if frames have a deliberate delay of `planned` seconds."""
        return min(planned + self._overhead + self.camera_delay, LONGEST)

    def _learn(self) -> None:
        overhead = float(np.median(self._late))
        first = self._added == EVERY
        if first or abs(overhead - self._overhead) > TOLERATED:
            self._overhead = overhead
