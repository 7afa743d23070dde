"""A program of the user's that writes a WAV file, as a speech engine."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

from desktop.speech.engine import Voice
from desktop.speech.engine_process import running
from desktop.speech.wave_files import spoken_files
from inference.sentence import quote
from inference.types import Floats
from inference.user_error import UserError

TEXT, WAV, VOICE = "{text}", "{wav}", "{voice}"
SECONDS = 60.0
"""Limit for one sentence."""
BATCH_FILES = (".bat", ".cmd")
"""Windows runs these by its shell, which would execute parts of a text."""


class SpeechCommand:
    """Words with the placeholders {wav}, the file to write, and {text} and {voice}.

    Placeholders are replaced after the command was split, and no shell runs, so that no text becomes a command or an
    option. Without {text} the program reads the text from its standard input.
    """

    def __init__(self, command: str) -> None:
        """Raises UserError if the command cannot be split, names no {wav} or no program."""
        self._words = _split(command)
        if not any(WAV in word for word in self._words[1:]):
            raise UserError("The speech command needs {wav}, the place of its sound file.", wav=WAV)
        program = shutil.which(self._words[0])
        if program is None:
            raise UserError("There is no program {name} for the speech command.", name=quote(self._words[0]))
        if Path(program).suffix.lower() in BATCH_FILES:
            raise UserError("A batch file cannot be the speech command, since it would execute parts of a text.")
        self._words[0] = program
        self.name = Path(program).stem

    def voices(self) -> list[Voice]:
        """None: the program knows its voices."""
        return []

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """Yield the sound sentence by sentence."""

        def write(sentence: str, file: Path) -> None:
            values = {TEXT: sentence, WAV: str(file), VOICE: voice}
            with running([_filled(word, values) for word in self._words], sentence) as process:
                try:
                    status = process.wait(SECONDS)
                except subprocess.TimeoutExpired:
                    status = -1
            if status or not file.is_file():
                raise UserError("The speech command {name} made no sound; try it in a terminal.", name=self.name)

        return spoken_files(text, write)


def _filled(word: str, values: dict[str, str]) -> str:
    """`word` with its first placeholder replaced, so that a text that contains a placeholder stays as it is."""
    found = next((name for name in values if name in word), None)
    if found is None:
        return word
    before, _, after = word.partition(found)
    return before + values[found] + after


def _split(command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=sys.platform != "win32")
    except ValueError as error:
        raise UserError("The speech command cannot be understood ({reason}).", reason=error) from error
    if not words:
        raise UserError("The speech command is empty.")
    return [word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words]
