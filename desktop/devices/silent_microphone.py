"""Silence in place of a microphone, for those who type instead of talking."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from desktop.devices.microphone import BLOCK_SECONDS, Block, nowhere
from inference.audio.sound_stream import ORIGINAL_RATE

BLOCK = round(BLOCK_SECONDS * ORIGINAL_RATE)


class SilentMicrophone:
    """Delivers silence at the pace of a sound card."""

    name = "none"
    rate = ORIGINAL_RATE
    source = ""
    latency = 0.0
    alive = True
    ended = False
    notes: tuple[str, ...] = ()

    def __init__(self) -> None:
        self._receive: Callable[[Block], None] = nowhere

    def open(self, receive: Callable[[Block], None]) -> None:
        """Start delivering blocks to `receive`."""
        self._receive = receive

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Deliver each block when its last sample is due, until `stopped(seconds to wait)` is true."""
        began, start = time.perf_counter(), 0
        while not stopped(began + (start + BLOCK) / self.rate - time.perf_counter()):
            self._receive(Block(np.zeros((BLOCK, 1), np.float32), start, time.perf_counter()))
            start += BLOCK

    def close(self) -> None:
        """Stop delivering blocks."""
        self._receive = nowhere
