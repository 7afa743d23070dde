"""Test pattern with a flash and a beep every second, in place of face and voice, for measuring A/V skew."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.microphone import BLOCK_SECONDS, Block, nowhere
from desktop.live.session_parts import SessionParts
from inference.audio.features import HOP
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.motion.buffer import idle
from inference.motion.controls import Controls
from inference.motion.lips import LOOK_AHEAD
from inference.timebase import FRAME_SIZE, SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import AudioChunk, Floats, Motion, Pixels, Portrait

LASTS = 0.1
"""Duration of each flash and beep in seconds."""
PITCH = 1000.0
LOUD = 0.1
DARK, BRIGHT = 16, 235
STAMP_BITS, STAMP_SIDE = 32, 16
"""A timestamp in milliseconds is a row of squares, one per bit, most significant first."""
PAINTED_AT, SINCE_BEEP = 0, 1
"""Rows of timestamps, counted from the bottom: time.perf_counter(), and the time since the start of the beep."""


class PatternMicrophone:
    """Microphone that delivers a beep at the start of every second."""

    name = "test pattern"
    rate = 48_000
    source = ""
    latency = 0.0
    alive = True
    ended = False
    notes: tuple[str, ...] = ()

    def __init__(self, _name: str | None = None) -> None:
        self._receive: Callable[[Block], None] = nowhere

    def open(self, receive: Callable[[Block], None]) -> None:
        """Start delivering blocks to `receive`."""
        self._receive = receive

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Deliver each block when its last sample is due, until `stopped(seconds to wait)` is true."""
        began, start, count = time.perf_counter(), 0, round(BLOCK_SECONDS * self.rate)
        while not stopped(began + (start + count) / self.rate - time.perf_counter()):
            self._receive(Block(beep(start, count, self.rate), start, time.perf_counter()))
            start += count

    def close(self) -> None:
        """Stop delivering blocks."""
        self._receive = nowhere


class PatternGenerator:
    """Emits motion points of a face at rest after their look-ahead, and stores the sample number of the newest beep."""

    look_ahead = LOOK_AHEAD

    def __init__(self, _seed: int = 0) -> None:
        self.controls = Controls()
        self.hurry = 0
        self.reset()

    def reset(self) -> None:
        """See MotionGenerator."""
        self.beep: int | None = None
        self._index = 0

    def push(self, chunk: AudioChunk) -> list[Motion]:
        """See MotionGenerator."""
        loud = np.flatnonzero(np.abs(chunk.samples) > LOUD)
        if len(loud) and (self.beep is None or chunk.start + loud[0] - self.beep > SAMPLE_RATE / 2):
            self.beep = chunk.start + int(loud[0])
        heard = chunk.start + len(chunk.samples) - self.look_ahead + self.hurry * HOP
        first, self._index = self._index, max(self._index, heard // SAMPLES_PER_MOTION + 1)
        return [idle(index * SAMPLES_PER_MOTION) for index in range(first, self._index)]

    def foresee(self) -> Motion:
        """See MotionGenerator."""
        return idle(self._index * SAMPLES_PER_MOTION)


class PatternPainter:
    """Renders a bright frame during the beep at its sample, else a dark one; the portrait is ignored."""

    provider = "CPU"

    def __init__(self, generator: Callable[[], PatternGenerator | None]) -> None:
        self._generator = generator

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:  # noqa: ARG002
        """[512, 512, 3] with two timestamps in its lowest rows."""
        generator = self._generator()
        beep = generator.beep if generator else None
        since = None if beep is None else (motion.index * SAMPLES_PER_MOTION - beep) / SAMPLE_RATE % 1
        shade = BRIGHT if since is not None and since < LASTS else DARK
        pixels = np.full((FRAME_SIZE, FRAME_SIZE, 3), shade, np.uint8)
        stamp(pixels, SINCE_BEEP, since or 0.0)
        stamp(pixels, PAINTED_AT, time.perf_counter())
        return marks.draw(pixels)


def pattern_parts() -> SessionParts:
    """Parts of a live session with the test pattern instead of portrait, microphone, motion and decoder."""
    made: list[PatternGenerator] = []

    def generator(seed: int) -> PatternGenerator:
        made.append(PatternGenerator(seed))
        return made[-1]

    painter = PatternPainter(lambda: made[-1] if made else None)
    return SessionParts(portrait=nobody, microphone=PatternMicrophone, generator=generator, painter=lambda _: painter)


def nobody(_photo: Path) -> Portrait:
    """Dummy portrait, which is never rendered."""
    points, picture = np.zeros((478, 3), np.float32), np.zeros((FRAME_SIZE, FRAME_SIZE, 3), np.uint8)
    return Portrait("nobody", picture, points, np.zeros(52, np.float32), points, picture[..., 0], picture)


def beep(start: int, count: int, rate: int) -> Floats:
    """[count, 1] samples of the beep signal from sample number `start`."""
    seconds = (start + np.arange(count)) / rate
    sound = 0.5 * np.sin(2 * np.pi * PITCH * seconds) * (seconds % 1 < LASTS)
    return np.asarray(sound[:, None], np.float32)


def stamp(pixels: Pixels, row: int, seconds: float) -> None:
    """Write a timestamp into a row of squares."""
    milliseconds = round(1000 * seconds) % 2**STAMP_BITS
    bits = milliseconds >> np.arange(STAMP_BITS - 1, -1, -1) & 1
    squares = np.repeat(np.where(bits, BRIGHT, DARK), STAMP_SIDE).astype(np.uint8)
    low = len(pixels) - row * STAMP_SIDE
    pixels[low - STAMP_SIDE : low, : len(squares)] = squares[None, :, None]


def stamped(luma: Pixels, row: int) -> float:
    """Timestamp in seconds, modulo 2^32 ms, from a row of a luma frame [h, w]."""
    middle = slice(STAMP_SIDE // 2, STAMP_BITS * STAMP_SIDE, STAMP_SIDE)
    bits = luma[len(luma) - row * STAMP_SIDE - STAMP_SIDE // 2, middle] > (DARK + BRIGHT) / 2
    return int(bits.astype(np.int64) @ (1 << np.arange(STAMP_BITS - 1, -1, -1))) / 1000
