from collections.abc import Generator

import numpy as np
import pytest

from desktop.commands.say_bench import TimedEngine
from desktop.speech.engine import SPEECH_RATE
from inference.types import Floats
from tests.unit.desktop.speech.fake_engine import FakeEngine


class LateEngine(FakeEngine):
    def speak(self, text: str, voice: str) -> Generator[Floats]:
        yield np.zeros(0, np.float32)
        yield np.zeros(SPEECH_RATE // 10, np.float32)
        yield np.concatenate([np.zeros(SPEECH_RATE // 20), np.full(9, 0.5)]).astype(np.float32)
        yield np.zeros(SPEECH_RATE, np.float32)


def test_silence_before_speech_is_measured() -> None:
    engine = TimedEngine(LateEngine())
    pieces = engine.speak("Hello.", "")
    next(pieces)
    assert engine.first_at == 0
    next(pieces)
    first = engine.first_at
    assert first > 0
    assert len(list(pieces)) == 2
    assert engine.first_at == first
    assert engine.silence == pytest.approx(0.15)
