"""Synthesised sound on its way from the speech thread to the microphone's thread."""

from __future__ import annotations

from collections import deque
from threading import Lock

import numpy as np

from inference.types import Floats

FADE_SECONDS = 0.005
"""Duration of the fade when speech is cut; a shorter one is audible as a click."""


class SpeechBuffer:
    """FIFO of samples; the reader never waits for the writer's work."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        """Sample rate in Hz."""
        self._pieces: deque[Floats] = deque()
        self._held = 0
        self._open = False
        self._lock = Lock()

    @property
    def active(self) -> bool:
        """True from the first sample of a line to its last one, also while more of it is awaited."""
        return self._open or self._held > 0

    @property
    def seconds(self) -> float:
        """Duration of the sound that is held."""
        return self._held / self.rate

    def write(self, samples: Floats) -> None:
        """Add samples [n] of the current line."""
        if len(samples):
            with self._lock:
                self._open = True
                self._pieces.append(samples)
                self._held += len(samples)

    def end(self) -> None:
        """The current line is complete."""
        self._open = False

    def take(self, count: int) -> Floats:
        """The next samples [n], at most `count`."""
        if not self._held:
            return np.zeros(0, np.float32)
        with self._lock:
            return self._take(count)

    def cut(self) -> None:
        """Fade the current line out and drop the rest."""
        with self._lock:
            rest = self._take(round(FADE_SECONDS * self.rate))
            self._pieces.clear()
            self._open, self._held = False, len(rest)
            if len(rest):
                self._pieces.append(np.asarray(rest * np.linspace(1, 0, len(rest), dtype=np.float32)))

    def _take(self, count: int) -> Floats:
        taken = [np.zeros(0, np.float32)]
        while count > 0 and self._pieces:
            piece = self._pieces.popleft()
            if len(piece) > count:
                self._pieces.appendleft(piece[count:])
                piece = piece[:count]
            taken.append(piece)
            count -= len(piece)
            self._held -= len(piece)
        return np.concatenate(taken)
