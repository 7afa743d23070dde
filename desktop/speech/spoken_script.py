"""Synthesises a script into a sound file."""

from __future__ import annotations

import contextlib
import wave
from collections.abc import Generator, Iterator
from pathlib import Path

import numpy as np

from desktop.speech.engine import SPEECH_RATE, SpeechEngine
from desktop.speech.script import Cue, Script
from inference.sentence import Sentence
from inference.types import Floats

FULL_SCALE = 32767.0
LATE_SECONDS = 0.1
"""Delay of a cue from which on the user is told."""
TAIL_SECONDS = 0.5
"""Silence after the last word, in which the mouth closes."""
ZEROS = SPEECH_RATE
"""Samples of silence written at a time."""


class SpokenScript:
    """Writes the cues at their times; one that outlasts the start of the next delays it."""

    def __init__(self, script: Script, engine: SpeechEngine, file: wave.Wave_write) -> None:
        self._script = script
        self._engine = engine
        self._file = file
        self._written = 0
        self._late: list[float] = []

    def write(self) -> Generator[None, None, tuple[Sentence, ...]]:
        """Write everything, and yield after each piece of sound; the generator returns remarks for the user."""
        for cue in self._script.cues:
            self._wait_until(cue.start)
            delay = self._written / SPEECH_RATE - cue.start
            if delay > LATE_SECONDS:
                self._late.append(delay)
            yield from self._speak(cue)
        self._wait_until(max(self._script.cues[-1].end or 0.0, self._written / SPEECH_RATE + TAIL_SECONDS))
        return self._notes()

    def _speak(self, cue: Cue) -> Iterator[None]:
        with contextlib.closing(self._engine.speak(cue.text, self._script.voice)) as pieces:
            for piece in pieces:
                self._put(piece)
                yield

    def _wait_until(self, seconds: float) -> None:
        """Write silence up to a time."""
        while (missing := round(seconds * SPEECH_RATE) - self._written) > 0:
            self._put(np.zeros(min(missing, ZEROS), np.float32))

    def _put(self, samples: Floats) -> None:
        self._file.writeframes((np.clip(samples, -1, 1) * FULL_SCALE).astype("<i2").tobytes())
        self._written += len(samples)

    def _notes(self) -> tuple[Sentence, ...]:
        if not self._late:
            return ()
        return (
            Sentence(
                "{count} of {all} subtitles begin later than written, by up to {seconds:.1f} s, because the ones "
                "before take longer to say.",
                count=len(self._late),
                all=len(self._script.cues),
                seconds=max(self._late),
            ),
        )


def write_speech(script: Script, engine: SpeechEngine, path: Path) -> Generator[None, None, tuple[Sentence, ...]]:
    """Speak `script` into a mono WAV file at SPEECH_RATE, step by step; the generator returns remarks.

    Raises UserError if the engine fails.
    """
    with contextlib.closing(wave.open(str(path), "wb")) as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SPEECH_RATE)
        return (yield from SpokenScript(script, engine, file).write())
