"""Finds a voice by its name or language."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.speech.engine import Voice
from inference.sentence import quote
from inference.user_error import UserError


def find_voice(voices: Sequence[Voice], wanted: str) -> Voice:
    """The voice whose name, key or language is `wanted`, else the first of a variety of that language.

    Case does not matter, and "_" equals "-" in languages. Raises UserError if there is none.
    """
    name = " ".join(wanted.split()).casefold()
    tag = name.replace("_", "-")
    for matches in (
        lambda voice: name in (voice.name.casefold(), voice.key.casefold()),
        lambda voice: tag == voice.language,
        lambda voice: voice.language.partition("-")[0] == tag.partition("-")[0],
    ):
        if found := next((voice for voice in voices if matches(voice)), None):
            return found
    raise UserError("There is no voice {name}; 'main.py voices' lists them.", name=quote(wanted))
