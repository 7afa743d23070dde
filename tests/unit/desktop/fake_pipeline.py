"""Motion generator, motion buffer and painter without a model, with the data they exchange."""

import time

import numpy as np

from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.motion.controls import Controls
from inference.timebase import SAMPLES_PER_MOTION
from inference.types import AudioChunk, Frame, HeadPose, Motion, Pixels, Portrait

LOOK_AHEAD = 1280


def motion(index: float, loudness: float = 0.0) -> Motion:
    return Motion(index, HeadPose(), (0.0, 0.0), np.array([loudness], np.float32))


def frame(index: int, shade: int = 0) -> Frame:
    return Frame(index, np.full((16, 16, 3), shade, np.uint8), time.perf_counter())


def portrait(name: str) -> Portrait:
    points, picture = np.zeros((478, 3), np.float32), np.zeros((16, 16, 3), np.uint8)
    return Portrait(name, picture, points, np.zeros(52, np.float32), points, picture[..., 0], picture)


class FakeGenerator:
    """Motion whose only coefficient is the loudness around each grid point."""

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
    """The nearest point or its predecessor; an idle face without either."""

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
    """Renders a grey frame, lighter with the loudness."""

    provider = "CPU"

    def __init__(self, face: Portrait) -> None:
        self.face = face

    def prepare(self, point: Motion) -> Motion:
        return point

    def draw(self, point: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        return marks.draw(np.full((512, 512, 3), int(200 * point.dynamics[0]) + 1, np.uint8))

    def render(self, point: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        return self.draw(self.prepare(point), marks)
