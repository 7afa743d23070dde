"""Speech in many languages with exact phone times, from the espeak-ng library (Debian: apt install espeak-ng)."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from training.lips.augment import resample
from training.speech.phones import Phone

LANGUAGES = (
    "en-US", "en", "en-GB-scotland", "fr", "nl", "sv", "da", "nb", "fi", "hu", "tr", "ro", "cs", "sk", "hr", "id", "sw",
    "eo", "et", "lv", "lt", "sq", "ca", "eu", "af", "cy", "vi", "ms",
)  # fmt: skip
"""Training languages. Reserved for tests: es, it, pt, de, ru, pl, hi."""

VARIANTS = (
    "",
    "+m1",
    "+m3",
    "+m5",
    "+m7",
    "+f1",
    "+f2",
    "+f3",
    "+f4",
    "+f5",
    "+whisper",
    "+croak",
    "+klatt",
    "+klatt4",
)

SYNCHRONOUS, PHONE_EVENTS, IPA_NAMES = 2, 1, 2
LIST_END, PHONE_EVENT = 0, 7
UTF8 = 1
RATE, PITCH = 1, 3
"""Constants of speak_lib.h."""


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int), ("identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
        ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )  # fmt: skip


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def speak(voice: str, text: str, words_a_minute: int, pitch: int) -> tuple[npt.NDArray[np.float32], list[Phone]]:
    """16 kHz mono sound [n] and its phones; `pitch` 0..100. AssertionError if espeak-ng lacks the voice."""
    library, rate = espeak()
    sound: list[npt.NDArray[np.int16]] = []
    events: list[tuple[str, float]] = []

    def take(samples: ctypes._Pointer[ctypes.c_short], count: int, found: ctypes._Pointer[Event]) -> int:
        if count and samples:  # type: ignore[truthy-bool]  # a null pointer is false
            sound.append(np.ctypeslib.as_array(samples, (count,)).copy())
        events.extend(phone_events(found))
        return 0

    callback = CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    assert not library.espeak_SetVoiceByName(voice.encode()), f"espeak-ng has no voice {voice}"
    library.espeak_SetParameter(RATE, words_a_minute, 0)
    library.espeak_SetParameter(PITCH, pitch, 0)
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, UTF8, None, None)
    library.espeak_Synchronize()
    raw = np.concatenate(sound).astype(np.float32) / 32768
    starts = [start for _, start in events] + [len(raw) / rate]
    phones = [Phone(name, start, end) for (name, start), end in zip(events, starts[1:], strict=True) if end > start]
    return resample(raw, rate), phones


def phone_events(events: ctypes._Pointer[Event]) -> Iterator[tuple[str, float]]:
    """Name and start in seconds of each phone in an event array terminated by LIST_END."""
    number = 0
    while events and events[number].type != LIST_END:  # type: ignore[truthy-bool]
        if events[number].type == PHONE_EVENT:
            yield events[number].name.decode(errors="ignore"), events[number].audio_position / 1000
        number += 1


@cache
def espeak() -> tuple[ctypes.CDLL, int]:
    """The initialised library and its sample rate in Hz."""
    library = ctypes.CDLL("libespeak-ng.so.1")
    return library, library.espeak_Initialize(SYNCHRONOUS, 200, None, PHONE_EVENTS | IPA_NAMES)


def ipa(language: str, text: str) -> str:
    """IPA transcription of `text` by espeak-ng."""
    command = ["espeak-ng", "-q", "--ipa", "-v", language, text]
    return " ".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
