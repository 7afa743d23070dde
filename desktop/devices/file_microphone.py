"""Sound file in place of a microphone, played in real time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.microphone import BLOCK_SECONDS, Block, nowhere
from inference.audio.sound_stream import ORIGINAL_RATE, SoundStream
from inference.audio.sound_track import SoundTrack

BLOCK = round(BLOCK_SECONDS * ORIGINAL_RATE)


class FileMicrophone:
    """Delivers the file's sound once, then silence."""

    rate = ORIGINAL_RATE
    source = ""
    latency = 0.0
    alive = True

    def __init__(self, path: Path) -> None:
        """Open the file; it is decoded as it is played. Raises UserError as `SoundStream` does."""
        self._stream = stream = SoundStream(path)
        self.name = path.name
        self._sound = SoundTrack(1, (block.mono[:, None] for block in stream.blocks()))
        self._receive: Callable[[Block], None] = nowhere
        self._next = 0

    @property
    def ended(self) -> bool:
        """True once the whole file has been delivered."""
        return self._sound.ended

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages for the user about the sound played so far, such as damaged places or a voice that is too quiet."""
        return self._stream.notes

    def open(self, receive: Callable[[Block], None]) -> None:
        """Start delivering blocks to `receive`."""
        self._receive = receive

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Deliver each block when its last sample is due, until `stopped(seconds to wait)` is true."""
        began = time.perf_counter()
        while not stopped(began + (self._next + BLOCK) / self.rate - time.perf_counter()):
            piece = self._sound.take(BLOCK)
            padded = np.concatenate([piece, np.zeros((BLOCK - len(piece), 1), np.float32)])
            self._receive(Block(padded, self._next, time.perf_counter()))
            self._next += BLOCK

    def close(self) -> None:
        """Stop delivering blocks."""
        self._receive = nowhere
