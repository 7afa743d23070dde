"""Speech engines without a program, and the command line of one that is a program."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import numpy as np

from desktop.speech.engine import SPEECH_RATE, Voice
from inference.types import Floats
from inference.user_error import UserError

PROGRAM = Path(__file__).with_name("fake_tts.py")
COMMAND = f'"{sys.executable}" "{PROGRAM}" {{wav}} {{text}}'
VOICES = [Voice("Ana", "pt-br", "roa/pt-BR"), Voice("Bob", "en-us", "gmw/en-US"), Voice("Eve", "en", "gmw/en")]
PIECE = SPEECH_RATE // 100


class FakeEngine:
    """Speaks 100 ms of a constant for each word; a text "fail" fails."""

    name = "fake"

    def __init__(self) -> None:
        self.spoken: list[tuple[str, str]] = []
        self.stopped = 0

    def voices(self) -> list[Voice]:
        return VOICES

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        self.spoken.append((text, voice))
        if text == "fail":
            raise UserError("The fake engine fails.")
        try:
            for _ in range(10 * len(text.split())):
                yield np.full(PIECE, 0.25, np.float32)
        except GeneratorExit:
            self.stopped += 1
            raise
