"""Onset detection for the beeps and flashes of the test pattern, as a meeting program receives them."""

from __future__ import annotations

import time

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.sync.test_pattern import PAINTED_AT, SINCE_BEEP, stamped
from inference.decoder.picture_format import RGB
from inference.types import Pixels

LOUD, LIGHT = 0.05, 128
QUIET_SECONDS = 0.3
"""Silence in seconds required before a new beep."""
SAME = 0.45
"""Maximum distance in seconds between a flash and its beep; each occurs once per second."""


class Beeps:
    """Detects beeps in the blocks passed to `put`; `onsets` are in time.perf_counter() seconds."""

    def __init__(self, rate: int) -> None:
        self.onsets: list[float] = []
        self._rate = rate
        self._loud_at = -rate
        self._ahead = np.inf

    def put(self, block: Block) -> None:
        """Detect beeps in a block; the block with the least latency so far sets the time base."""
        self._ahead = min(self._ahead, block.arrived_at - (block.start + len(block.samples)) / self._rate)
        for at in np.flatnonzero(np.abs(block.samples).max(axis=1) > LOUD) + block.start:
            if at - self._loud_at > QUIET_SECONDS * self._rate:
                self.onsets.append(self._ahead + int(at) / self._rate)
            self._loud_at = int(at)


class Flashes:
    """Detects flashes in the frames passed to `see`; `onsets` are in time.perf_counter() seconds."""

    def __init__(self) -> None:
        self.onsets: list[float] = []
        self.delays: list[float] = []
        """Seconds from rendering each frame to receiving it."""
        self._light = True

    def see(self, luma: Pixels, now: float) -> None:
        """Check a luma frame [512, 512] for the start of a flash."""
        light = bool(luma[100, 100] > LIGHT)
        if light and not self._light:
            self.onsets.append(now - stamped(luma, SINCE_BEEP))  # the first bright frame may be later than the onset
        self._light = light
        self.delays.append(now - stamped(luma, PAINTED_AT))


class FrameProbe:
    """Camera that times frames where they are sent, for computers without a readable camera."""

    name, format = "frame probe", RGB

    def __init__(self, flashes: Flashes) -> None:
        self._flashes = flashes

    def send(self, pixels: Pixels) -> None:
        """Time the frame; see VirtualCamera."""
        self._flashes.see(pixels[..., 1], time.perf_counter())

    def close(self) -> None:
        """Do nothing."""


def pairs(flashes: list[float], beeps: list[float]) -> list[float]:
    """Seconds from each beep to its nearest flash, for matching pairs; positive if the flash is late."""
    apart = [min((flash - beep for flash in flashes), key=abs) for beep in beeps] if flashes else []
    return [seconds for seconds in apart if abs(seconds) < SAME]
