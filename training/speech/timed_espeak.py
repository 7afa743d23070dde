"""Test speech from the espeak-ng C library: sound and phone start times.

espeak-ng starts a stop at its burst, after the silent closure; `speak` moves the start to the beginning of the silence.
"""

from __future__ import annotations

import ctypes
from functools import cache

import numpy as np
import numpy.typing as npt

from inference.user_error import UserError
from training.speech.timed_phones import Phone, Sound, to_16_khz

LIBRARY = "libespeak-ng.so.1"
SYNCHRONOUS, IPA_EVENTS, UTF_8 = 2, 0b11, 1
PHONE_EVENT, LAST_EVENT = 7, 0
STOPS = ("p", "b")
SILENT = 0.004
"""Silence threshold, as a share of the loudest sample."""


class Identity(ctypes.Union):
    """The `id` union of espeak_EVENT."""

    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("text", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("identity", Identity),
    ]


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


@cache
def library() -> tuple[ctypes.CDLL, int]:
    """The initialised library and its sample rate in Hz. Raises UserError if espeak-ng is not installed."""
    try:
        found = ctypes.CDLL(LIBRARY)
    except OSError:
        raise UserError(f"{LIBRARY} is missing; install espeak-ng (Debian: apt install espeak-ng).") from None
    return found, found.espeak_Initialize(SYNCHRONOUS, 0, None, IPA_EVENTS)


def speak(voice: str, text: str) -> tuple[Sound, list[Phone]]:
    """16 kHz sound [n] and its phones in IPA. Raises UserError if espeak-ng lacks the voice."""
    speaker, rate = library()
    sounds: list[npt.NDArray[np.int16]] = []
    starts: list[tuple[str, float]] = []

    def take(samples, count: int, events) -> int:
        if samples and count:
            sounds.append(np.ctypeslib.as_array(samples, (count,)).copy())
        number = 0
        while events[number].type != LAST_EVENT:
            if events[number].type == PHONE_EVENT:
                starts.append((events[number].identity.text.decode("utf-8", "ignore"), events[number].sample / rate))
            number += 1
        return 0

    kept = CALLBACK(take)
    speaker.espeak_SetSynthCallback(kept)
    if speaker.espeak_SetVoiceByName(voice.encode()):
        raise UserError(f"espeak-ng has no voice {voice}; install espeak-ng-data.")
    data = text.encode() + b"\0"
    speaker.espeak_Synth(data, len(data), 0, 1, 0, UTF_8, None, None)
    speaker.espeak_Synchronize()
    sound = np.concatenate(sounds).astype(np.float32) / 32768
    begins = [
        start - silence_before(sound, round(start * rate)) / rate if name[:1] in STOPS else start
        for name, start in starts
    ]
    phones = [
        Phone(name, start, end)
        for (name, _), start, end in zip(starts, begins, [*begins[1:], len(sound) / rate], strict=True)
        if name
    ]
    return to_16_khz(sound, rate), phones


def silence_before(sound: Sound, place: int) -> int:
    """Number of silent samples directly before sample `place`."""
    before = np.abs(sound[:place]) > SILENT * np.abs(sound).max()
    return int(np.argmax(before[::-1])) if before.any() else place
