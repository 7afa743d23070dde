"""Offline rendering of a recording to a sequence of frames, as a stream with bounded memory."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from typing import Protocol, TypeVar

import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.frame_geometry import FrameGeometry
from inference.decoder.marks import Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE
from inference.motion.steering import Steering
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import AudioChunk, Floats, Frame, Motion, Pixels, Portrait
from inference.watermark.watermark import Watermark

DEFAULT_MARK = DisclosureMark()
Items = TypeVar("Items")
Made_co = TypeVar("Made_co", covariant=True)


class Closable(Iterator[Made_co], Protocol[Made_co]):
    """An iterator that can be ended early, such as a generator."""

    def close(self) -> None:
        """End it."""


class Ahead(Protocol):
    """Runs a generator in its own way, such as on another thread; the items and their order stay."""

    def __call__(self, items: Generator[Items]) -> Closable[Items]:
        """The items of a generator, which is closed with them."""


def in_step(items: Generator[Items]) -> Closable[Items]:
    """Makes each item when it is asked for."""
    return items


def frame_count(samples: int, fps: int) -> int:
    """Number of frames that cover `samples` samples at 16 kHz; the last frame may end after the sound."""
    return math.ceil(samples * fps / SAMPLE_RATE)


def render_speech(
    portrait: Portrait,
    samples: Floats | Iterable[Floats],
    fps: int,
    seed: int = 0,
    mark: DisclosureMark | None = DEFAULT_MARK,
    controls: Controls | None = None,
    decoder: Decoder | None = None,
) -> Iterator[Frame]:
    """Yields the frames of `samples`, as `speech_motions` takes them; frame k shows the face at k / fps seconds.

    The look-ahead adds no delay here. `decoder` replaces the default decoder, which renders the portrait's square crop.
    `mark` is drawn into every frame.
    """
    return render_frames(decoder or Decoder(portrait), speech_motions(samples, fps, seed, controls), mark)


def speech_motions(
    samples: Floats | Iterable[Floats], fps: int, seed: int = 0, controls: Controls | None = None
) -> Iterator[Motion]:
    """Yields the motion at each frame of `samples`, 16 kHz mono: all of them [n], or consecutive blocks [n] of them.

    A block is taken when its motion is due, so that sound of any length is rendered as it is decoded. Any division
    into blocks gives the same motion.
    """
    buffer = MotionBuffer()
    index = heard = 0
    for motion, heard in _points(samples, seed, controls):
        buffer.push(motion)
        count = frame_count(heard, fps)
        while index < count and sample_of_frame(index, fps) <= motion.index * SAMPLES_PER_MOTION:
            yield buffer.at(sample_of_frame(index, fps))
            index += 1
    for rest in range(index, frame_count(heard, fps)):
        yield buffer.at(sample_of_frame(rest, fps))


def replay_motions(
    points: Iterable[Motion], count: int, fps: int, controls: Controls | None = None
) -> Iterator[Motion]:
    """Yields `count` motions at `fps`, resampled from recorded `points` at any rate, with `controls` applied."""
    buffer, steering = MotionBuffer(), Steering()
    waiting = iter(points)
    newest = next(waiting, None)
    for index in range(count):
        sample = sample_of_frame(index, fps)
        while newest is not None and (buffer.newest is None or buffer.newest < sample):
            buffer.push(steering.step(newest, controls or Controls()))
            newest = next(waiting, None)
        yield buffer.at(sample)


def render_frames(
    decoder: Decoder,
    motions: Iterable[Motion],
    mark: DisclosureMark | None = DEFAULT_MARK,
    watermark: Watermark | None = None,
    ahead: Ahead = in_step,
    wanted: PictureFormat = RGB,
) -> Generator[Frame]:
    """Renders a frame for each motion, with `mark` in it; `watermark` is added invisibly.

    Frames are in the `wanted` format or in RGB, see Decoder.render. `ahead` may make geometry and pictures before they
    are asked for; both end when the frames are closed.
    """
    with ExitStack() as ends:
        prepared = ends.enter_context(closing(ahead(decoder.prepare(motion) for motion in motions)))
        pictures = ends.enter_context(closing(ahead(_pictures(decoder, prepared, Marks(mark, watermark), wanted))))
        for index, pixels in enumerate(pictures):
            yield Frame(index, pixels, time.perf_counter())


def _pictures(
    decoder: Decoder, prepared: Iterable[FrameGeometry], marks: Marks, wanted: PictureFormat
) -> Generator[Pixels]:
    for geometry in prepared:
        yield decoder.draw(geometry, marks, wanted)


def _points(samples: Floats | Iterable[Floats], seed: int, controls: Controls | None) -> Iterator[tuple[Motion, int]]:
    """Motion points, each with the number of samples heard by then."""
    generator, heard = MotionGenerator(seed, controls, OFFLINE), 0
    for block in _blocks(samples) if isinstance(samples, np.ndarray) else samples:
        points = generator.push(AudioChunk(block, heard, time.perf_counter()))
        heard += len(block)
        for point in points:
            yield point, heard
    for point in generator.flush():
        yield point, heard


def _blocks(samples: Floats) -> Iterator[Floats]:
    for start in range(0, len(samples), SAMPLES_PER_MOTION):
        yield samples[start : start + SAMPLES_PER_MOTION]
