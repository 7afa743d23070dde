"""Voices by name and language."""

from __future__ import annotations

import pytest

from desktop.speech.voices import find_voice
from inference.user_error import UserError
from tests.unit.desktop.speech.fake_engine import VOICES


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("ANA", "Ana"), ("pt", "Ana"), ("pt_BR", "Ana"), ("en", "Eve"), ("en-gb", "Bob"), ("gmw/en", "Eve")],
)
def test_a_voice_is_found(wanted: str, name: str) -> None:
    assert find_voice(VOICES, wanted).name == name


def test_an_unknown_voice_is_named() -> None:
    with pytest.raises(UserError, match=r"There is no voice tlh; 'main.py voices' lists them"):
        find_voice(VOICES, "tlh")
