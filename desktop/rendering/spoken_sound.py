"""Sound of a video that speaks a text."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from desktop.rendering.render_request import RenderRequest, Step
from desktop.speech.open_engine import open_engine
from desktop.speech.spoken_script import write_speech
from inference.sentence import Sentence

FILE = "speech.wav"


@dataclass(frozen=True)
class SpokenSound:
    """The sound file of a video, and remarks about it for the user."""

    file: Path | None
    notes: tuple[Sentence, ...] = ()


def speech_folder(request: RenderRequest) -> contextlib.AbstractContextManager[str]:
    """Temporary folder for the sound of a text; "" without one."""
    if request.speech is None:
        return contextlib.nullcontext("")
    return tempfile.TemporaryDirectory(prefix="understudy-", ignore_cleanup_errors=True)


def synthesised(request: RenderRequest, folder: str) -> Generator[Step, None, SpokenSound]:
    """Speak the text into `folder`, step by step; returns the request's own sound if it has no text.

    Raises UserError if there is no engine, or if it fails.
    """
    if request.speech is None:
        return SpokenSound(request.sound)
    file = Path(folder) / FILE
    writing = write_speech(request.speech, open_engine(request.speech.command), file)
    while True:
        try:
            next(writing)
        except StopIteration as end:
            return SpokenSound(file, end.value)
        yield Step()
