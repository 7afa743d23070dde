"""Opens and warms up what a session needs before it counts as ready."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from desktop.devices.microphone import Microphone, NoMicrophone
from desktop.live.session_parts import Generator, Painter, SessionParts, is_file
from desktop.live.session_problems import SessionProblems
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import Marks
from inference.timebase import SAMPLE_RATE
from inference.types import AudioChunk
from inference.user_error import UserError


def warm_painter(parts: SessionParts, portrait: Path, mark: DisclosureMark | None) -> Painter:
    """A painter of the photo after its first, slow frame. Raises UserError if the photo has no usable face."""
    painter = parts.painter(parts.portrait(portrait))
    painter.render(parts.buffer().at(0.0), Marks(mark, parts.watermark))
    return painter


def warm_generator(parts: SessionParts, seed: int) -> Generator:
    """A motion generator, reset after one second of silence."""
    generator = parts.generator(seed)
    generator.push(AudioChunk(np.zeros(SAMPLE_RATE, np.float32), 0, time.perf_counter()))
    generator.reset()
    return generator


def first_microphone(parts: SessionParts, name: str | None, problems: SessionProblems) -> Microphone:
    """The microphone or sound file `name`; silence and a problem if no microphone opens.

    Raises UserError for a sound file that cannot be read.
    """
    try:
        return parts.microphone(name)
    except UserError as error:
        if name and is_file(name):
            raise
        problems.put("microphone", str(error))
        return NoMicrophone()
