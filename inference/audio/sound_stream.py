"""Streaming decoding of a sound file for the models and for playback, with bounded memory for any length."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.audio.channels import MonoMix, to_stereo
from inference.audio.decoded_frame import Decoded
from inference.audio.resampler import Resampler
from inference.audio.sound_decoder import ADVICE, SoundDecoder
from inference.audio.sound_track import SoundTrack
from inference.sentence import Sentence
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import Floats
from inference.user_error import UserError

ORIGINAL_RATE = 48_000
"""Sample rate in Hz of the sound in recordings and rendered files."""
SHORTEST_SECONDS = SAMPLES_PER_MOTION / SAMPLE_RATE
SILENT_PEAK = 1e-4
"""-80 dBFS; sound with a lower peak counts as silent."""
FAINT_PEAK = 5e-4
"""-66 dBFS; with a lower peak too little of a voice is left for the lips."""


@dataclass(frozen=True)
class SoundBlock:
    """A piece of the sound of a file."""

    original: Floats
    """[n, channels] 48 kHz, one or two channels, -1..1, for playback and files."""
    mono: Floats
    """[n] the same mixed to mono."""
    samples: Floats
    """[m] 16 kHz mono, -1..1, for the models; it ends up to 2 ms before `original`."""


class SoundStream:
    """blocks() -> the sound of a file from its start, once."""

    def __init__(self, path: Path) -> None:
        """Decodes the first 40 ms.

        Raises UserError if the file is missing, a folder, empty, unreadable, without sound or shorter than 40 ms.
        """
        self._path = path
        self._decoder = SoundDecoder(path)
        self._at_rate: Resampler | None = None
        self._for_models = Resampler(ORIGINAL_RATE, SAMPLE_RATE)
        self._mix = MonoMix(ORIGINAL_RATE)
        self._source: tuple[int, int] | None = None
        self._fold = MonoMix(ORIGINAL_RATE)
        self.channels = 0
        """Channels of the original sound, 1 or 2, as the file starts."""
        self._length = self._heard = 0
        self._peak = 0.0
        self._ended = self._invalid = False
        self._decoding = self._decode()
        self._first: deque[SoundBlock] = deque()
        self._prime()

    @property
    def seconds(self) -> float | None:
        """Duration: the header's promise, None if there is none; the decoded duration at the end or if it is longer."""
        known, promise = self._length / ORIGINAL_RATE, self._decoder.seconds
        if self._ended:
            return known
        return None if promise is None else max(known, promise)

    @property
    def sample_count(self) -> int | None:
        """Number of 16 kHz samples: a promise, None, or exact at the end, as `seconds`."""
        if self._ended:
            return self._heard
        return None if self.seconds is None else round(self.seconds * SAMPLE_RATE)

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages for the user about the sound decoded so far, e.g. that damaged places were skipped."""
        notes, name = [], self._path.name
        if self._invalid:
            notes.append(Sentence("{name} holds samples that are not numbers; they are taken as silence.", name=name))
        if self._decoder.damaged:
            notes.append(_damage(name, self._decoder.damaged, self._decoder.lost))
        if self._ended and self._peak < SILENT_PEAK:
            notes.append(Sentence("{name} is silent, so the mouth stays shut.", name=name))
        elif self._ended and self._peak < FAINT_PEAK:
            notes.append(Sentence("{name} is too quiet for the mouth to follow; make it louder.", name=name))
        return tuple(notes)

    def blocks(self) -> Iterator[SoundBlock]:
        """Yields the blocks from the start of the file; none is kept."""
        while self._first:
            yield self._first.popleft()
        yield from self._decoding

    def split(self) -> tuple[SoundTrack, Iterator[Floats]]:
        """The original sound, and the blocks for the models; the blocks of the whole file, from one decoder.

        What one of the two has not read yet is kept in memory, so they must be read in step.
        """
        played, heard = itertools.tee(self.blocks())
        return SoundTrack(self.channels, (block.original for block in played)), (block.samples for block in heard)

    def close(self) -> None:
        """Closes the file."""
        self._decoding.close()
        self._decoder.close()

    def _prime(self) -> None:
        try:
            while self._length < SHORTEST_SECONDS * ORIGINAL_RATE:
                self._first.append(next(self._decoding))
        except StopIteration:
            raise self._too_short() from None
        except BaseException:
            self.close()
            raise

    def _too_short(self) -> UserError:
        if self._decoder.damaged:
            return UserError("{path} cannot be read as sound; {advice}", path=self._path, advice=ADVICE)
        return UserError(
            "{path} holds only {length:.2f} ms of sound; at least {shortest:.0f} ms are needed.",
            path=self._path,
            length=1000 * self._length / ORIGINAL_RATE,
            shortest=1000 * SHORTEST_SECONDS,
        )

    def _decode(self) -> Generator[SoundBlock]:
        for decoded in self._decoder.frames():
            original = self._resample(decoded)
            if len(original):
                yield self._block(original)
        rest = self._at_rate.flush() if self._at_rate else np.zeros((0, 1), np.float32)
        self._ended = True
        yield self._block(self._in_channels(rest), last=True)

    def _resample(self, decoded: Decoded) -> Floats:
        """Samples [n, channels] at 48 kHz; a change of rate or channels within the file starts another resampler."""
        samples = self._finite(decoded.samples)
        if len(decoded.names) > 2:
            samples = to_stereo(samples, decoded.names)
        source = decoded.rate, samples.shape[1]
        self.channels = self.channels or samples.shape[1]
        before = np.zeros((0, self.channels), np.float32)
        if source != self._source:
            before = self._in_channels(self._at_rate.flush()) if self._at_rate else before
            self._at_rate, self._source = Resampler(decoded.rate, ORIGINAL_RATE, samples.shape[1]), source
        assert self._at_rate is not None  # noqa: S101 - for mypy
        return np.concatenate([before, self._in_channels(self._at_rate.push(samples))])

    def _in_channels(self, samples: Floats) -> Floats:
        """`samples` in the number of channels with which the file starts."""
        if samples.shape[1] == self.channels:
            return samples
        return self._fold.push(samples)[:, None] if self.channels == 1 else to_stereo(samples, ("FC",))

    def _block(self, original: Floats, last: bool = False) -> SoundBlock:
        self._length += len(original)
        mono = self._mix.push(original)
        samples = self._for_models.push(mono[:, None])
        if last:
            samples = np.concatenate([samples, self._for_models.flush()])
        samples = samples[: round(self._length * SAMPLE_RATE / ORIGINAL_RATE) - self._heard, 0]
        self._heard += len(samples)
        self._peak = max(self._peak, float(np.abs(samples).max(initial=0.0)))
        return SoundBlock(original, mono, samples)

    def _finite(self, samples: Floats) -> Floats:
        """Replaces NaN and infinity by 0, so that the resampler does not spread them, and clips to -1..1."""
        good = np.isfinite(samples)
        if not good.all():
            self._invalid = True
            samples = np.where(good, samples, np.float32(0))
        return np.clip(samples, -1.0, 1.0)


def _damage(name: str, places: int, seconds: float) -> Sentence:
    if seconds:
        return Sentence(
            "{name} is damaged; {seconds:.2f} s of its sound were skipped, the rest is used.",
            name=name,
            seconds=seconds,
        )
    return Sentence(
        "{name} is damaged; the bad places ({places}) were skipped, the rest is used.", name=name, places=places
    )
