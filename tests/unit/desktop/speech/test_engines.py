"""The engines of the systems, as far as they are here."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from desktop.speech import engine_process, macos_say, open_engine
from desktop.speech.engine import SPEECH_RATE
from desktop.speech.espeak import Espeak
from desktop.speech.macos_say import MacosSay
from inference.user_error import UserError

ESPEAK = shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
SAY = """#!{python}
import shutil, sys
from tests.unit.desktop.speech import fake_tts
if "?" in sys.argv:
    print("Alice               it_IT    # Ciao!")
    print("Eddy (German (Germany)) de_DE    # Hallo! # 2")
else:
    fake_tts.main(sys.argv[sys.argv.index("-o") + 1])
"""


def test_a_missing_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UserError, match="apt install espeak-ng"):
        open_engine.open_engine()


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for say")
def test_voices_and_sound_of_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "say"
    program.write_text(SAY.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(macos_say, "PROGRAM", str(program))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[4]))
    voices = MacosSay().voices()
    assert {voice.name: voice.language for voice in voices} == {"Alice": "it-it", "Eddy (German (Germany))": "de-de"}
    sound = np.concatenate(list(MacosSay().speak("Ciao. Hallo.", "de")))
    assert len(sound) == pytest.approx(11 * 0.05 * SPEECH_RATE, abs=200)


@needs_espeak
def test_espeak_speaks_while_it_synthesises_and_stops_at_once() -> None:
    speaking = Espeak(str(ESPEAK), "tlh").speak("-v is no option. " * 500, "")
    first = [next(speaking) for _ in range(3)]
    assert 0 < sum(map(len, first)) < SPEECH_RATE
    speaking.close()


@needs_espeak
def test_espeak_has_voices_of_many_languages() -> None:
    engine = Espeak(str(ESPEAK), "fr")
    assert {"pt-br", "fr-fr", "en-us"} <= {voice.language for voice in engine.voices()}
    lengths = [sum(map(len, engine.speak("Bonjour", voice))) for voice in ("", "fr-fr", "German", "fr+f3")]
    assert lengths[0] == lengths[1] != lengths[2]
    assert min(lengths) > 0.2 * SPEECH_RATE
    with pytest.raises(UserError, match="There is no voice"):
        next(engine.speak("Hello", "nobody"))


def test_a_program_that_takes_no_text_does_no_harm() -> None:
    with engine_process.running([sys.executable, "-c", "print(1)"], "x" * 1_000_000) as process:
        assert process.stdout is not None
        assert process.stdout.read().strip() == b"1"


def test_a_process_is_ended_early() -> None:
    with engine_process.running([sys.executable, "-c", "import time; time.sleep(60)"], "") as process:
        pass
    assert process.returncode not in (None, 0)


def test_a_program_that_does_not_start_is_named() -> None:
    for attempt in (lambda: engine_process.listing(["no-such-program"]), lambda: _start("no-such-program")):
        with pytest.raises(UserError, match="The speech engine no-such-program does not run"):
            attempt()


def _start(name: str) -> None:
    with contextlib.suppress(subprocess.SubprocessError), engine_process.running([name], ""):
        pass
