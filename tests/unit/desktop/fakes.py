"""Made-up parts of a live session: no model, no device, but real threads."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.microphone import Block, NoMicrophone
from desktop.devices.speaker import Fill
from desktop.live.session_parts import SessionParts
from inference.motion.controls import Controls
from inference.timebase import SAMPLES_PER_MOTION
from inference.types import AudioChunk, Floats, Frame, HeadPose, Motion, Pixels, Portrait
from inference.user_error import UserError

LOOK_AHEAD = 1280


def motion(index: float, loudness: float = 0.0) -> Motion:
    return Motion(index, HeadPose(), (0.0, 0.0), np.array([loudness], np.float32))


def frame(index: int, shade: int = 0) -> Frame:
    return Frame(index, np.full((16, 16, 3), shade, np.uint8), time.monotonic())


def portrait(name: str) -> Portrait:
    points, picture = np.zeros((478, 3), np.float32), np.zeros((16, 16, 3), np.uint8)
    return Portrait(name, picture, points, np.zeros(52, np.float32), points, picture[..., 0], picture)


class FakeGenerator:
    """Loudness around every grid point."""

    look_ahead = LOOK_AHEAD

    def __init__(self, seed: int = 0, controls: Controls | None = None) -> None:
        self.controls = controls or Controls()
        self.chunks: list[AudioChunk] = []
        self.hurry = 0
        self.reset()

    def foresee(self) -> Motion:
        return motion(self._index, float(np.abs(self._heard[-160:]).max(initial=0.0)))

    def reset(self) -> None:
        self.chunks.clear()
        self._heard = np.zeros(0, np.float32)
        self._index = 0

    def push(self, chunk: AudioChunk) -> list[Motion]:
        self.chunks.append(chunk)
        self._heard = np.concatenate([self._heard, chunk.samples])
        out = []
        while len(self._heard) >= self._index * SAMPLES_PER_MOTION + self.look_ahead:
            around = self._heard[self._index * SAMPLES_PER_MOTION :][:320]
            out.append(motion(self._index, float(np.abs(around).max())))
            self._index += 1
        return out


class FakeBuffer:
    """The nearest point or the one before, an idle face where none is known."""

    def __init__(self) -> None:
        self.points: dict[int, Motion] = {}
        self.starved = 0
        self.foreseen: Motion | None = None

    def push(self, point: Motion) -> None:
        self.points[round(point.index)] = point

    def foresee(self, point: Motion) -> None:
        self.foreseen = point

    def at(self, sample: float) -> Motion:
        index = round(sample / SAMPLES_PER_MOTION)
        known = self.points.get(index) or self.points.get(index - 1)
        self.starved += known is None
        return known or motion(sample / SAMPLES_PER_MOTION)


class FakePainter:
    """A grey picture, the louder the lighter."""

    provider = "CPU"

    def __init__(self, face: Portrait) -> None:
        self.face = face

    def render(self, point: Motion) -> Pixels:
        return np.full((512, 512, 3), int(200 * point.dynamics[0]) + 1, np.uint8)


class FakeMicrophone(NoMicrophone):
    """Delivers a steady tone in real time, until told to fall silent."""

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
                self._receive(Block(np.full((160, 1), 0.5, np.float32), start, time.monotonic()))
                start += 160

    def close(self) -> None:
        self.closed = True


class FakeCamera:
    """Remembers what it was sent."""

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
    """Asks for sound when told to."""

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
    """Remembers what it was given."""

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


class Props:
    """The parts of one session, kept so that a test can look at them."""

    def __init__(self) -> None:
        self.generator = FakeGenerator()
        self.buffer = FakeBuffer()
        self.painters: list[FakePainter] = []
        self.microphone = FakeMicrophone()
        self.cameras: list[FakeCamera] = []
        self.recordings: list[FakeRecording] = []
        self.speakers: list[FakeSpeaker] = []

    def parts(self, **others: object) -> SessionParts:
        usual = {
            "portrait": self.register,
            "generator": lambda seed: self.generator,
            "buffer": lambda: self.buffer,
            "painter": lambda face: kept(self.painters, FakePainter(face)),
            "microphone": lambda name: self.microphone,
            "camera": lambda name, fps: kept(self.cameras, FakeCamera(name, fps)),
            "speaker": lambda name: kept(self.speakers, FakeSpeaker(name)),
            "recording": lambda path, fps: kept(self.recordings, FakeRecording(path, fps)),
        }
        return SessionParts(**(usual | others))

    @staticmethod
    def register(path: Path) -> Portrait:
        if path.name == "nobody":
            raise UserError("There is no face in nobody; use another photo.")
        return portrait(path.name)


def kept(where: list, thing: object) -> object:
    where.append(thing)
    return thing


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Fails when the condition does not come true in a time long enough for any machine."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
