"""Windows' voices through SAPI 5, those of OneCore included."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop.speech.engine import Voice
from desktop.speech.voices import find_voice
from desktop.speech.wave_files import spoken_files
from inference.sentence import quote
from inference.types import Floats
from inference.user_error import UserError

CATEGORIES = (
    r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices",
    r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices",
)
"""Places of the voices in the registry: Windows 10's own, and those of SAPI 5 (source: SpObjectTokenCategory)."""
CREATE = 3
"""SSFMCreateForWrite of SpeechStreamFileMode."""
PLAIN_TEXT = 16
"""SVSFIsNotXML of SpeechVoiceSpeakFlags: "<" is spoken, not understood as SSML."""
PRIMARY_LANGUAGES = {
    0x01: "ar", 0x04: "zh", 0x05: "cs", 0x06: "da", 0x07: "de", 0x08: "el", 0x09: "en", 0x0A: "es", 0x0B: "fi",
    0x0C: "fr", 0x0D: "he", 0x0E: "hu", 0x10: "it", 0x11: "ja", 0x12: "ko", 0x13: "nl", 0x14: "no", 0x15: "pl",
    0x16: "pt", 0x18: "ro", 0x19: "ru", 0x1B: "sk", 0x1D: "sv", 0x1E: "th", 0x1F: "tr", 0x21: "id", 0x22: "uk",
    0x2A: "vi", 0x39: "hi", 0x03: "ca", 0x02: "bg", 0x1A: "hr", 0x24: "sl", 0x3E: "ms", 0x49: "ta",
}  # fmt: skip
"""Languages by the lower ten bits of Windows' LANGID (source: MS-LCID)."""


class Sapi:
    """Each method opens COM on its own thread; an SpVoice belongs to the thread that made it."""

    name = "SAPI"

    def voices(self) -> list[Voice]:
        """The installed voices."""
        with _com() as create:
            return [voice for voice, _ in _tokens(create)]

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """Yield the sound sentence by sentence."""
        with _com() as create:
            speaker = create("SAPI.SpVoice")
            if voice:
                tokens = dict(_tokens(create))
                speaker.Voice = tokens[find_voice(list(tokens), voice)]
            yield from spoken_files(text, lambda sentence, file: _write(create, speaker, sentence, file))


def has_voices() -> bool:
    """True if Windows has at least one voice."""
    try:
        return bool(Sapi().voices())
    except UserError:
        return False


def _write(create: Any, speaker: Any, sentence: str, file: Path) -> None:
    """Speak into a WAV file."""
    stream = create("SAPI.SpFileStream")
    stream.Open(str(file), CREATE, False)
    speaker.AudioOutputStream = stream
    try:
        speaker.Speak(sentence, PLAIN_TEXT)
    finally:
        stream.Close()


def _tokens(create: Any) -> Iterator[tuple[Voice, Any]]:
    """Each voice and its SpObjectToken; one that is in both categories comes once."""
    known = set()
    for path in CATEGORIES:
        try:
            category = create("SAPI.SpObjectTokenCategory")
            category.SetId(path, False)
            found = category.EnumerateTokens()
        except Exception:  # noqa: BLE001,S112 - this Windows has no such category
            continue
        for number in range(found.Count):
            token = found.Item(number)
            voice = Voice(str(token.GetDescription()), _language(token), str(token.Id))
            if voice.name not in known:
                known.add(voice.name)
                yield voice, token


def _language(token: Any) -> str:
    """The first of the token's languages, which are hexadecimal LANGIDs separated by semicolons."""
    try:
        number = int(str(token.GetAttribute("Language")).partition(";")[0], 16)
    except Exception:  # noqa: BLE001 - the attribute is missing
        return ""
    return PRIMARY_LANGUAGES.get(number & 0x3FF, "")


@contextlib.contextmanager
def _com() -> Iterator[Any]:
    """COM on this thread, as create(name), by late binding. Raises UserError if it fails."""
    try:
        comtypes, client = import_module("comtypes"), import_module("comtypes.client")
    except (ImportError, OSError) as error:
        raise _failure(error) from error
    comtypes.CoInitialize()
    try:
        yield lambda name: client.CreateObject(name, dynamic=True)
    except (comtypes.COMError, OSError) as error:
        raise _failure(error) from error
    finally:
        comtypes.CoUninitialize()


def _failure(error: Exception) -> UserError:
    return UserError("Windows' speech synthesis failed ({reason}); choose another voice.", reason=quote(error))
