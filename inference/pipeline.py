"""From a finished sound to pictures, one after another."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

from inference.decoder import Decoder
from inference.disclosure import mark
from inference.motion_buffer import MotionBuffer
from inference.motion_generator import MotionGenerator
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import AudioChunk, Floats, Frame, Motion, Portrait


def frame_count(samples: int, fps: int) -> int:
    """Pictures needed to cover `samples` of sound; the last one may outlast it by part of a frame."""
    return math.ceil(samples * fps / SAMPLE_RATE)


def speak(portrait: Portrait, samples: Floats, fps: int, seed: int = 0, marked: bool = True) -> Iterator[Frame]:
    """Picture k shows the face at k / fps seconds of `samples` [n] 16 kHz mono; the look-ahead costs no delay here."""
    decoder = Decoder(portrait)
    buffer = MotionBuffer()
    index = 0
    for motion in _motions(samples, seed):
        buffer.push(motion)
        while (
            index < frame_count(len(samples), fps) and sample_of_frame(index, fps) <= motion.index * SAMPLES_PER_MOTION
        ):
            yield _frame(decoder, buffer, index, fps, marked)
            index += 1
    for rest in range(index, frame_count(len(samples), fps)):
        yield _frame(decoder, buffer, rest, fps, marked)


def _motions(samples: Floats, seed: int) -> Iterator[Motion]:
    generator = MotionGenerator(seed)
    for start in range(0, len(samples), SAMPLES_PER_MOTION):
        yield from generator.push(AudioChunk(samples[start : start + SAMPLES_PER_MOTION], start, time.monotonic()))
    yield from generator.flush()


def _frame(decoder: Decoder, buffer: MotionBuffer, index: int, fps: int, marked: bool) -> Frame:
    pixels = decoder.render(buffer.at(sample_of_frame(index, fps)))
    return Frame(index, mark(pixels) if marked else pixels, time.monotonic())
