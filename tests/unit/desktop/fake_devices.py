"""Microphone, virtual camera, speaker and recording without a device or a file."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.microphone import Block, NoMicrophone
from desktop.devices.speaker import Fill
from inference.decoder.picture_format import RGB
from inference.types import Floats, Pixels


class FakeMicrophone(NoMicrophone):
    """Delivers a constant signal in real time until `silent` is set."""

    rate = 16_000

    alive = True

    def __init__(self, name: str | None = None) -> None:
        self.silent = False
        self.opened = self.closed = False
        self._receive: Callable[[Block], None] | None = None

    def open(self, receive: Callable[[Block], None]) -> None:
        self.opened, self._receive = True, receive

    def play(self, stopped: Callable[[float], bool]) -> None:
        start = 0
        while not stopped(0.01):
            if not self.silent and self._receive:
                self._receive(Block(np.full((160, 1), 0.5, np.float32), start, time.perf_counter()))
                start += 160

    def close(self) -> None:
        self.closed = True


class FakeCamera:
    """Records the shade of every frame it was sent."""

    format = RGB

    opened: list["FakeCamera"]

    def __init__(self, name: str, fps: int) -> None:
        self.name = name
        self.shades: list[int] = []
        self.closed = False

    def send(self, pixels: Pixels) -> None:
        self.shades.append(int(pixels[0, 0, 0]))

    def close(self) -> None:
        self.closed = True


class FakeSpeaker:
    """Output whose `fill` callback a test calls."""

    rate = 48_000

    def __init__(self, name: str) -> None:
        self.name = name
        self.alive = True
        self.closed = False
        self.fill: Fill | None = None

    def open(self, fill: Fill) -> None:
        self.fill = fill

    def close(self) -> None:
        self.closed = True


class FakeRecording:
    """Records the frames and sounds it was given."""

    format = RGB

    def __init__(self, path: Path, fps: int) -> None:
        self.path = path
        self.frames: list[int] = []
        self.sounds: list[tuple[int, Floats]] = []
        self.finished = self.abandoned = False

    def add_frame(self, index: int, pixels: Pixels) -> None:
        self.frames.append(index)

    def add_sound(self, start: int, samples: Floats) -> None:
        self.sounds.append((start, samples))

    def finish(self) -> None:
        self.finished = True

    def abandon(self) -> Path | None:
        self.abandoned = True
        return None
