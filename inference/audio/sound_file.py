"""Complete sound of a file in memory, for short recordings; long ones are streamed by SoundStream."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.audio.sound_decoder import SoundDecoder
from inference.audio.sound_stream import ORIGINAL_RATE, SoundStream
from inference.types import Floats


@dataclass(frozen=True)
class Sound:
    """A decoded sound file."""

    samples: Floats
    """[n] 16 kHz mono, -1..1, for the models."""
    original: Floats
    """[m, channels] 48 kHz, one or two channels, -1..1, for playback and files."""
    notes: tuple[str, ...] = ()
    """Messages for the user, e.g. that damaged places were skipped."""

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return len(self.original) / ORIGINAL_RATE


def read_sound(path: Path) -> Floats:
    """Samples [n] of the file at 16 kHz mono, -1..1. Raises UserError as SoundStream does."""
    with contextlib.closing(SoundStream(path)) as stream:
        return np.concatenate([block.samples for block in stream.blocks()])


def load_sound(path: Path) -> Sound:
    """Decodes the sound of an audio or video file. Raises UserError as SoundStream does."""
    with contextlib.closing(SoundStream(path)) as stream:
        blocks = list(stream.blocks())
        samples = np.concatenate([block.samples for block in blocks])
        return Sound(samples, np.concatenate([block.original for block in blocks]), stream.notes)


def sound_seconds(path: Path) -> float | None:
    """Duration from the file's header, None if it has none. Raises UserError if no sound can be read."""
    with contextlib.closing(SoundDecoder(path)) as decoder:
        return decoder.seconds
