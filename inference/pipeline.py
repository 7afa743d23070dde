"""Offline rendering of a complete recording to a sequence of frames."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator

from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import draw_badge
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.motion.steering import Steering
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import AudioChunk, Floats, Frame, Motion, Portrait


def frame_count(samples: int, fps: int) -> int:
    """Number of frames that cover `samples` samples at 16 kHz; the last frame may end after the sound."""
    return math.ceil(samples * fps / SAMPLE_RATE)


def render_speech(
    portrait: Portrait,
    samples: Floats,
    fps: int,
    seed: int = 0,
    marked: bool = True,
    controls: Controls | None = None,
    decoder: Decoder | None = None,
) -> Iterator[Frame]:
    """Yields the frames of `samples` [n] (16 kHz mono); frame k shows the face at k / fps seconds.

    The look-ahead adds no delay here. `decoder` replaces the default decoder, which renders the portrait's square crop.
    `marked` draws the "AI" badge.
    """
    return render_frames(decoder or Decoder(portrait), speech_motions(samples, fps, seed, controls), marked)


def speech_motions(samples: Floats, fps: int, seed: int = 0, controls: Controls | None = None) -> Iterator[Motion]:
    """Yields the motion at each frame of `samples` [n] (16 kHz mono)."""
    buffer = MotionBuffer()
    index, count = 0, frame_count(len(samples), fps)
    for motion in _points(samples, seed, controls):
        buffer.push(motion)
        while index < count and sample_of_frame(index, fps) <= motion.index * SAMPLES_PER_MOTION:
            yield buffer.at(sample_of_frame(index, fps))
            index += 1
    for rest in range(index, count):
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


def render_frames(decoder: Decoder, motions: Iterable[Motion], marked: bool = True) -> Iterator[Frame]:
    """Renders a frame for each motion; `marked` draws the "AI" badge."""
    for index, motion in enumerate(motions):
        pixels = decoder.render(motion)
        yield Frame(index, draw_badge(pixels) if marked else pixels, time.monotonic())


def _points(samples: Floats, seed: int, controls: Controls | None) -> Iterator[Motion]:
    generator = MotionGenerator(seed, controls)
    for start in range(0, len(samples), SAMPLES_PER_MOTION):
        yield from generator.push(AudioChunk(samples[start : start + SAMPLES_PER_MOTION], start, time.monotonic()))
    yield from generator.flush()
