"""Decoding of sound from any file that FFmpeg reads."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from inference.audio.resampler import LAYOUTS, Resampler, unpack
from inference.sentence import Sentence
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import Floats
from inference.user_error import UserError

ORIGINAL_RATE = 48_000
"""Sample rate in Hz of the sound in recordings and rendered files."""
LONGEST_SECONDS = 3600
SHORTEST_SECONDS = SAMPLES_PER_MOTION / SAMPLE_RATE
SILENT_PEAK = 1e-4
"""-80 dBFS; sound with a lower peak counts as silent."""
ADVICE = Sentence("use a WAV, MP3, M4A, OGG or FLAC file, or a video with sound.")


@dataclass(frozen=True)
class Sound:
    """A decoded sound file."""

    samples: Floats
    """[n] 16 kHz mono, -1..1, for the models."""
    original: Floats
    """[m, channels] 48 kHz, one or two channels, -1..1, for playback and files."""
    notes: tuple[str, ...] = ()
    """Messages for the user, e.g. that part of the file could not be read."""

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return len(self.original) / ORIGINAL_RATE


def read_sound(path: Path) -> Floats:
    """Samples [n] of the file at 16 kHz mono, -1..1. Raises UserError as load_sound does."""
    return load_sound(path).samples


def sound_seconds(path: Path) -> float | None:
    """Duration from the file's header, None if it has none. Raises UserError if no sound can be read."""
    try:
        _check(path)
        with av.open(str(path)) as container:
            _first_sound(container, path)
            return container.duration / av.time_base if container.duration else None
    except (av.FFmpegError, ValueError) as error:
        raise UserError("{path} cannot be read as sound; {advice}", path=path, advice=ADVICE) from error
    except OSError as error:
        raise UserError(
            "The sound file {path} cannot be opened ({reason}).", path=path, reason=error.strerror
        ) from error


def load_sound(path: Path) -> Sound:
    """Decodes the sound of an audio or video file; samples that are not numbers become silence, with a note.

    Raises UserError if the file is missing, a folder, empty, unreadable, without sound, shorter than 40 ms or longer
    than an hour.
    """
    try:
        _check(path)
    except OSError as error:
        raise UserError(
            "The sound file {path} cannot be opened ({reason}).", path=path, reason=error.strerror
        ) from error
    notes: list[str] = []
    original = np.concatenate(list(_pieces(path, notes)) or [np.zeros((0, 1), np.float32)])
    seconds = len(original) / ORIGINAL_RATE
    if seconds < SHORTEST_SECONDS:
        raise UserError(
            "{path} holds only {length:.2f} ms of sound; at least {shortest:.0f} ms are needed.",
            path=path,
            length=1000 * seconds,
            shortest=1000 * SHORTEST_SECONDS,
        )
    if np.abs(original).max() < SILENT_PEAK:
        notes.append(f"{path.name} is silent, so the mouth stays shut.")
    return Sound(_for_models(original), original, tuple(notes))


def _check(path: Path) -> None:
    if path.is_dir():
        raise UserError("{path} is a folder, not a sound file; {advice}", path=path, advice=ADVICE)
    if not path.exists():
        raise UserError("The sound file {path} does not exist; check its name.", path=path)
    if not path.is_file():
        raise UserError("{path} is not a plain file; {advice}", path=path, advice=ADVICE)
    if path.stat().st_size == 0:
        raise UserError("The sound file {path} is empty (0 bytes); {advice}", path=path, advice=ADVICE)


def _for_models(original: Floats) -> Floats:
    resampler = Resampler(ORIGINAL_RATE, SAMPLE_RATE)
    mono = original.mean(axis=1, keepdims=True, dtype=np.float32)
    samples = np.concatenate([resampler.push(mono), resampler.flush()])[:, 0]
    return samples[: round(len(original) * SAMPLE_RATE / ORIGINAL_RATE)]


def _pieces(path: Path, notes: list[str]) -> Iterator[Floats]:
    """Yields blocks [n, channels] at 48 kHz; sound before a damaged position is kept, with a note."""
    length = 0
    try:
        for piece in _resampled(path, notes):
            length += len(piece)
            if length > LONGEST_SECONDS * ORIGINAL_RATE:
                raise UserError(
                    "{path} is longer than {minutes} minutes; cut it into parts.",
                    path=path,
                    minutes=LONGEST_SECONDS // 60,
                )
            yield piece
    except PermissionError as error:
        raise UserError("The sound file {path} may not be read; change its permissions.", path=path) from error
    except (av.FFmpegError, ValueError) as error:
        if not length:
            raise UserError("{path} cannot be read as sound; {advice}", path=path, advice=ADVICE) from error
        seconds = length / ORIGINAL_RATE
        notes.append(
            Sentence("{name} is damaged after {seconds:.1f} s; the rest is left out.", name=path.name, seconds=seconds)
        )


def _resampled(path: Path, notes: list[str]) -> Iterator[Floats]:
    resampler: Resampler | None = None
    for frame in _decoded(path):
        channels = frame.layout.nb_channels
        resampler = resampler or Resampler(frame.sample_rate, ORIGINAL_RATE, channels)
        yield resampler.push(_finite(unpack(frame), path, notes))
    if resampler:
        yield resampler.flush()


def _decoded(path: Path) -> Iterator[av.AudioFrame]:
    """Yields frames of packed floats in one or two channels at the file's sample rate."""
    with av.open(str(path)) as container:
        stream = _first_sound(container, path)
        packer = av.AudioResampler(format="flt", layout=LAYOUTS[1 if stream.channels == 1 else 2])
        for frame in itertools.chain(container.decode(stream), [None]):
            yield from packer.resample(frame)


def _first_sound(container: av.container.InputContainer, path: Path) -> av.AudioStream:
    if not container.streams.audio:
        raise UserError("{path} has no sound in it; {advice}", path=path, advice=ADVICE)
    return container.streams.audio[0]


def _finite(samples: Floats, path: Path, notes: list[str]) -> Floats:
    """Replaces NaN and infinity by 0, so that the resampler does not spread them, and clips to -1..1."""
    good = np.isfinite(samples)
    if good.all():
        return np.clip(samples, -1.0, 1.0)
    note = f"{path.name} holds samples that are not numbers; they are taken as silence."
    if note not in notes:
        notes.append(note)
    return np.clip(np.where(good, samples, np.float32(0)), -1.0, 1.0)
