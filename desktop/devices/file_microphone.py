"""A sound file in place of a microphone, played at the pace of one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.microphone import BLOCK_SECONDS, Block, nowhere
from inference.audio.sound_file import ORIGINAL_RATE, load_sound

BLOCK = round(BLOCK_SECONDS * ORIGINAL_RATE)


class FileMicrophone:
    """Delivers the file's sound once and silence after it."""

    rate = ORIGINAL_RATE
    latency = 0.0
    alive = True

    def __init__(self, path: Path) -> None:
        """UserError as for load_sound."""
        sound = load_sound(path)
        self.name = path.name
        self._samples = sound.original.mean(axis=1, keepdims=True, dtype=np.float32)
        self._receive: Callable[[Block], None] = nowhere
        self._next = 0

    @property
    def ended(self) -> bool:
        """The whole file has been delivered."""
        return self._next >= len(self._samples)

    def open(self, receive: Callable[[Block], None]) -> None:
        """Deliver to `receive` from now on."""
        self._receive = receive

    def play(self, stopped: Callable[[float], bool]) -> None:
        """A block whenever its last sample is due, until `stopped(seconds to wait)` says so."""
        began = time.monotonic()
        while not stopped(began + (self._next + BLOCK) / self.rate - time.monotonic()):
            piece = self._samples[self._next : self._next + BLOCK]
            padded = np.concatenate([piece, np.zeros((BLOCK - len(piece), 1), np.float32)])
            self._receive(Block(padded, self._next, time.monotonic()))
            self._next += BLOCK

    def close(self) -> None:
        """Deliver no more."""
        self._receive = nowhere
