"""Sound that an engine writes into a file, one sentence after another."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

from desktop.speech.sentences import sentences
from inference.audio.sound_stream import SoundStream
from inference.types import Floats


def spoken_files(text: str, write: Callable[[str, Path], None]) -> Generator[Floats]:
    """Call `write(sentence, file)` for each sentence of `text`, and yield the sound of the files, [n] at 48 kHz.

    The files are temporary. Raises UserError as SoundStream does if a file holds no sound.
    """
    with tempfile.TemporaryDirectory(prefix="understudy-", ignore_cleanup_errors=True) as folder:
        for number, sentence in enumerate(sentences(text)):
            file = Path(folder) / f"{number}.wav"
            write(sentence, file)
            with contextlib.closing(SoundStream(file)) as sound:
                yield from (block.mono for block in sound.blocks())
            file.unlink(missing_ok=True)
