"""Text becomes a video, spoken by a small engine of the tests."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import pytest

import main
from inference.audio.sound_file import load_sound
from tests.integration.program import FACE, refusal
from tests.unit.desktop.speech.fake_engine import COMMAND

SUBTITLES = "1\n00:00:00,400 --> 00:00:00,500\nOne two\n\n2\n00:00:00,600 --> 00:00:00,700\nSix\n"


def loud_from(path: Path) -> float:
    """Seconds of silence at the start."""
    return int(np.argmax(np.abs(load_sound(path).original[:, 0]) > 0.1)) / 48_000


def test_subtitles_are_spoken_at_their_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk, out = tmp_path / "talk.srt", tmp_path / "out.mp4"
    talk.write_text(SUBTITLES, encoding="utf-8")
    assert main.main(["render", FACE.name, str(talk), str(out), "--speech-command", COMMAND]) == 0
    assert loud_from(out) == pytest.approx(0.4, abs=0.03)
    assert "1 of 2 subtitles begin later than written, by up to 0.2 s" in capsys.readouterr().err
    assert load_sound(out).seconds == pytest.approx(0.4 + 0.35 + 0.15 + 0.5, abs=0.05)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.mp4", "talk.srt"]
    assert talk.read_text(encoding="utf-8") == SUBTITLES


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["AUDIO", "OUT", "--text", "Hello."], "--text takes the place of AUDIO"),
        (["AUDIO", "OUT", "--voice", "en"], "--voice and --speech-command go with --text"),
        (["OUT", "--text", "..."], "holds nothing that can be spoken"),
        (["OUT", "--text", "no-such-file.srt"], "cannot be read"),
        (["OUT", "--text", "Hello.", "--speech-command", "no-such-program {wav}"], "There is no program"),
        (["AUDIO", "--out", "FOLDER", "--text", "Hello."], "--text makes one video"),
    ],
)
def test_wrong_options_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    names = {"AUDIO": "june", "OUT": str(tmp_path / "out.mp4"), "FOLDER": str(tmp_path / "videos")}
    said = refusal(capsys, "render", FACE.name, *(names.get(word, word) for word in arguments))
    assert message in said
    with contextlib.suppress(FileNotFoundError):
        assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
