"""Windows' voices, with COM replaced by objects of the same members."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.speech import open_engine, sapi
from desktop.speech.engine import SPEECH_RATE
from desktop.speech.sapi import Sapi
from inference.user_error import UserError
from tests.unit.desktop.speech import fake_tts

LANGUAGES = {"Zira": "409", "Maria": "416;9", "Nobody": "zz"}


class Token:
    def __init__(self, name: str) -> None:
        self.Id = f"HKEY_LOCAL_MACHINE/{name}"
        self._name = name

    def GetDescription(self) -> str:
        return self._name

    def GetAttribute(self, name: str) -> str:
        assert name == "Language"
        return LANGUAGES[self._name]


class Tokens(list):
    @property
    def Count(self) -> int:
        return len(self)

    def Item(self, number: int) -> Token:
        return self[number]


class Category:
    """OneCore has Maria alone; SAPI's category has all."""

    def SetId(self, path: str, create: bool) -> None:
        self._names = ["Maria"] if "OneCore" in path else list(LANGUAGES)

    def EnumerateTokens(self) -> Tokens:
        return Tokens(map(Token, self._names))


class FileStream:
    path: str

    def Open(self, path: str, mode: int, events: bool) -> None:
        assert mode == 3
        self.path = path

    def Close(self) -> None:
        assert Path(self.path).is_file()


class SpVoice:
    spoken: list[tuple[str, str, int]]

    def __init__(self) -> None:
        self.Voice: Token | None = None

    def Speak(self, text: str, flags: int) -> None:
        fake_tts.main(self.AudioOutputStream.path, text)
        self.spoken.append((text, self.Voice.GetDescription() if self.Voice else "", flags))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
    made = {"SpVoice": SpVoice, "SpFileStream": FileStream, "SpObjectTokenCategory": Category}

    @contextlib.contextmanager
    def com() -> Iterator[object]:
        yield lambda name: made[name.removeprefix("SAPI.")]()

    monkeypatch.setattr(sapi, "_com", com)
    SpVoice.spoken = []
    return SpVoice.spoken


def test_voices_of_both_places_come_once(spoken: list) -> None:
    assert [(voice.name, voice.language) for voice in Sapi().voices()] == [
        ("Maria", "pt"),
        ("Zira", "en"),
        ("Nobody", ""),
    ]


def test_sentences_are_spoken_as_plain_text(spoken: list) -> None:
    sound = np.concatenate(list(Sapi().speak("<b>One.</b> Two.", "pt-br")))
    assert spoken == [("<b>One.</b> Two.", "Maria", 16)]
    assert len(sound) == pytest.approx(sum(len(text) for text, *_ in spoken) * 0.05 * SPEECH_RATE, abs=200)


def test_a_windows_without_voices_says_where_they_are_added(spoken: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert open_engine.open_engine().name == "SAPI"
    monkeypatch.setattr(Category, "EnumerateTokens", lambda self: Tokens())
    with pytest.raises(UserError, match="add one in Settings"):
        open_engine.open_engine()


def test_without_comtypes_there_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comtypes", None)
    assert not sapi.has_voices()
    with pytest.raises(UserError, match="comtypes"):
        Sapi().voices()
