"""Loads models and runs them once before a session counts as ready."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from desktop.live.session_parts import Generator, Painter, SessionParts
from inference.timebase import SAMPLE_RATE
from inference.types import AudioChunk


def warm_painter(parts: SessionParts, portrait: Path) -> Painter:
    """A painter of the photo after its first, slow frame. Raises UserError if the photo has no usable face."""
    painter = parts.painter(parts.portrait(portrait))
    painter.render(parts.buffer().at(0.0))
    return painter


def warm_generator(parts: SessionParts, seed: int) -> Generator:
    """A motion generator, reset after one second of silence."""
    generator = parts.generator(seed)
    generator.push(AudioChunk(np.zeros(SAMPLE_RATE, np.float32), 0, time.monotonic()))
    generator.reset()
    return generator
