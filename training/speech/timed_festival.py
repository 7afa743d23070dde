"""Test speech from festival: sound and phone times (Debian: apt install festival and the voice's package)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from inference.audio.sound_file import read_sound
from inference.user_error import UserError
from training.speech.timed_phones import Phone, Sound

ENCODINGS = {"czech_dita": "iso-8859-2", "czech_ph": "iso-8859-2", "msu_ru_nsh_clunits": "utf-8"}
"""Text encoding of each voice; the other voices use Latin-1."""


def speak(voice: str, text: str) -> tuple[Sound, list[Phone]]:
    """16 kHz sound [n] and its phones in the voice's own symbols.

    Raises UserError if festival or the voice is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        script, wave, segments = (Path(folder) / name for name in ("say.scm", "say.wav", "say.segs"))
        lines = (
            f"(voice_{voice})",
            f'(set! said (utt.synth (Utterance Text "{text}")))',
            f'(utt.save.wave said "{wave}" \'riff)',
            f'(utt.save.segs said "{segments}")',
        )
        script.write_bytes("\n".join(lines).encode(ENCODINGS.get(voice, "latin-1"), "replace"))
        try:
            done = subprocess.run(["festival", "-b", str(script)], capture_output=True)
        except FileNotFoundError:
            raise UserError("festival is missing; install it (Debian: apt install festival).") from None
        if done.returncode:
            raise UserError(f"festival cannot speak with voice {voice}; install its festvox package.")
        return read_sound(wave), read_segments(segments.read_text("latin-1"))


def read_segments(text: str) -> list[Phone]:
    """Phones of an xlabel file: lines "end 100 name" after a line with a single #."""
    phones, start = [], 0.0
    for line in text.split("#\n", 1)[1].splitlines():
        if line.strip():
            end, _, name = line.split()[:3]
            phones.append(Phone(name, start, float(end)))
            start = float(end)
    return phones
