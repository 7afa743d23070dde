"""The voices of macOS through its program `say`, which writes complete files."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

from desktop.speech.engine import Voice
from desktop.speech.engine_process import listing, running
from desktop.speech.voices import find_voice
from desktop.speech.wave_files import spoken_files
from inference.types import Floats
from inference.user_error import UserError

PROGRAM = "/usr/bin/say"
LINE = re.compile(r"(.+?)\s+([a-z]{2,3}[_-]\w+)\s+#")
"""A line of `say -v ?`: name, language, sample text."""


class MacosSay:
    """macOS' speech synthesis; the default voice is that of the system's settings."""

    name = "macOS"

    def voices(self) -> list[Voice]:
        """The installed voices."""
        found = filter(None, map(LINE.match, listing([PROGRAM, "-v", "?"]).splitlines()))
        return [Voice(line[1], line[2].replace("_", "-").lower(), line[1]) for line in found]

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """Yield the sound sentence by sentence."""
        chosen = ["-v", find_voice(self.voices(), voice).key] if voice else []

        def write(sentence: str, file: Path) -> None:
            words = [PROGRAM, *chosen, "-o", str(file), "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"]
            with running(words, sentence) as process:
                if process.wait() or not file.is_file():
                    raise UserError("macOS' speech synthesis made no sound; choose another voice.")

        return spoken_files(text, write)
