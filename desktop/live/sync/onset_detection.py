"""When the beeps and flashes of the test pattern began, for one who hears and sees what a meeting gets."""

from __future__ import annotations

import time

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.sync.test_pattern import PAINTED_AT, SINCE_BEEP, stamped
from inference.types import Pixels

LOUD, LIGHT = 0.05, 128
QUIET_SECONDS = 0.3
"""Silence before what counts as another beep."""
SAME = 0.45
"""Seconds within which a flash and a beep belong together: there is one of each in a second."""


class Beeps:
    """put(block) as the sound comes; `onsets` are in time.monotonic() seconds."""

    def __init__(self, rate: int) -> None:
        self.onsets: list[float] = []
        self._rate = rate
        self._loud_at = -rate
        self._ahead = np.inf

    def put(self, block: Block) -> None:
        """The promptest block tells when each sample could have been had."""
        self._ahead = min(self._ahead, block.arrived_at - (block.start + len(block.samples)) / self._rate)
        for at in np.flatnonzero(np.abs(block.samples).max(axis=1) > LOUD) + block.start:
            if at - self._loud_at > QUIET_SECONDS * self._rate:
                self.onsets.append(self._ahead + int(at) / self._rate)
            self._loud_at = int(at)


class Flashes:
    """see(picture) as pictures come; `onsets` are when their beginnings are or would have been seen."""

    def __init__(self) -> None:
        self.onsets: list[float] = []
        self.delays: list[float] = []
        """Seconds from painting a picture to seeing it."""
        self._light = True

    def see(self, luma: Pixels, now: float) -> None:
        """A picture [512, 512] of brightness."""
        light = bool(luma[100, 100] > LIGHT)
        if light and not self._light:
            self.onsets.append(now - stamped(luma, SINCE_BEEP))  # the first light picture may show a later moment
        self._light = light
        self.delays.append(now - stamped(luma, PAINTED_AT))


class Door:
    """A camera that is seen where pictures are handed over, in place of one that can be read."""

    name = "door"

    def __init__(self, flashes: Flashes) -> None:
        self._flashes = flashes

    def send(self, pixels: Pixels) -> None:
        """As VirtualCamera."""
        self._flashes.see(pixels[..., 1], time.monotonic())

    def close(self) -> None:
        """Nothing to close."""


def pairs(flashes: list[float], beeps: list[float]) -> list[float]:
    """Seconds from each beep to the flash nearest to it, of those that belong together; positive: flash late."""
    apart = [min((flash - beep for flash in flashes), key=abs) for beep in beeps] if flashes else []
    return [seconds for seconds in apart if abs(seconds) < SAME]
