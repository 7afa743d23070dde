"""espeak-ng, which writes sound to its standard output while it synthesises."""

from __future__ import annotations

import struct
from collections.abc import Generator
from typing import IO

import numpy as np

from desktop.speech.engine import Voice, resampled
from desktop.speech.engine_process import listing, running
from desktop.speech.voices import find_voice
from inference.types import Floats
from inference.user_error import UserError

HEADER_BYTES = 44
RATE_OFFSET = 24
"""Place of the sample rate in a WAV header."""
READ_BYTES = 4096
FULL_SCALE = 32768.0


class Espeak:
    """The program `espeak-ng`, or `espeak`, its predecessor with the same options."""

    name = "espeak-ng"

    def __init__(self, program: str, language: str) -> None:
        """`program` is its path; the default voice is one of `language`, else English."""
        self._program = program
        self._language = language
        self._voices: list[Voice] = []

    def voices(self) -> list[Voice]:
        """Its languages and their varieties."""
        if not self._voices:
            rows = [line.split() for line in listing([self._program, "--voices"]).splitlines()[1:]]
            self._voices = [Voice(row[3].replace("_", " "), row[1].lower(), row[1]) for row in rows if len(row) > 3]
        if not self._voices:
            raise UserError("espeak-ng has no voices; install the package espeak-ng-data.")
        return self._voices

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """Yield the sound as it comes; a variant of a voice follows "+", as in "en+f3"."""
        words = [self._program, "--stdin", "--stdout", "-b", "1", "-v", self._key(voice)]
        with running(words, text) as process:
            assert process.stdout is not None  # noqa: S101 - for mypy
            header = process.stdout.read(HEADER_BYTES)
            if len(header) < HEADER_BYTES:
                raise UserError("espeak-ng made no sound; choose another voice.")
            yield from resampled(_samples(process.stdout), struct.unpack_from("<I", header, RATE_OFFSET)[0])

    def _key(self, wanted: str) -> str:
        name, plus, variant = wanted.partition("+")
        if name:
            return find_voice(self.voices(), name).key + plus + variant
        try:
            return find_voice(self.voices(), self._language).key
        except UserError:
            return "en"


def _samples(stream: IO[bytes]) -> Generator[Floats]:
    """Samples [n] of 16-bit sound, in blocks of at most READ_BYTES."""
    while content := stream.read(READ_BYTES):
        yield np.frombuffer(content[: len(content) // 2 * 2], "<i2").astype(np.float32) / FULL_SCALE
