"""A program of the user's as speech engine."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import numpy as np
import pytest

from desktop.speech.engine import SPEECH_RATE
from desktop.speech.speech_command import SpeechCommand
from inference.user_error import UserError
from tests.unit.desktop.speech.fake_engine import COMMAND, PROGRAM
from tests.unit.desktop.speech.fake_tts import SECONDS_PER_LETTER

QUOTED = f'"{sys.executable}" "{PROGRAM}"'


@pytest.mark.parametrize("command", [COMMAND, f"{QUOTED} {{wav}}"], ids=["argument", "standard input"])
def test_each_sentence_is_spoken(command: str) -> None:
    text = "Olá você! {wav} $(touch x); `id` & \"'"
    sound = np.concatenate(list(SpeechCommand(command).speak(text, "")))
    letters = len("Olá você!") + len("{wav} $(touch x); `id` & \"'")
    assert len(sound) == pytest.approx(letters * SECONDS_PER_LETTER * SPEECH_RATE, abs=200)
    assert 0.3 < np.abs(sound).max() < 0.4


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    speaking = SpeechCommand(COMMAND).speak("One. Two.", "")
    next(speaking)
    speaking.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("", "is empty"),
        ("'mytts {wav}" if sys.platform != "win32" else '"', "cannot be understood"),
        (f"{QUOTED} {{text}}", "needs {wav}, the place"),
        ("no-such-program {wav}", "There is no program no-such-program"),
    ],
)
def test_a_useless_command_is_refused(command: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        SpeechCommand(command)


def test_a_batch_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: str(tmp_path / "tts.CMD"))
    with pytest.raises(UserError, match="would execute parts of a text"):
        SpeechCommand("tts {text} {wav}")


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "pass"])
def test_a_failing_program_is_named(code: str) -> None:
    command = SpeechCommand(f"{QUOTED.partition(' ')[0]} -c {shlex.quote(code)} {{wav}}")
    with pytest.raises(UserError, match=r"The speech command .* made no sound"):
        list(command.speak("Hello", ""))
