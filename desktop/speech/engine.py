"""Interface of text-to-speech engines."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Protocol

from inference.audio.resampler import Resampler
from inference.audio.sound_stream import ORIGINAL_RATE
from inference.types import Floats

SPEECH_RATE = ORIGINAL_RATE
"""Sample rate of all engines' sound in Hz."""


@dataclass(frozen=True)
class Voice:
    """A voice of an engine."""

    name: str
    """Name for the user, unique within the engine."""
    language: str
    """Language tag in lower case, such as "pt-br"; "" if unknown."""
    key: str
    """Identifier that the engine takes."""


class SpeechEngine(Protocol):
    """Converts text to sound on this computer."""

    name: str
    """Name of the engine for the user."""

    def voices(self) -> list[Voice]:
        """All voices; empty if the engine has one voice without a name. Raises UserError if there are none."""

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """Yield the sound as it is synthesised, [n] mono at SPEECH_RATE; closing the iterator stops the engine.

        `voice` is the name or language of a voice, "" for the default one. Raises UserError if the engine fails.
        """


def resampled(pieces: Iterable[Floats], rate: int) -> Generator[Floats]:
    """Convert `pieces` [n] from `rate` Hz to SPEECH_RATE."""
    resampler = Resampler(rate, SPEECH_RATE)
    for piece in pieces:
        yield resampler.push(piece[:, None])[:, 0]
    yield resampler.flush()[:, 0]
