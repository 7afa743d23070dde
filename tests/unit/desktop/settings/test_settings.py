"""Settings are taken from a table as far as it fits."""

from __future__ import annotations

from dataclasses import asdict

from desktop.settings.settings import Settings, from_kept

CHOSEN = Settings(portrait="own:Me.jpg", microphone="Headset", camera=False, recordings="/somewhere", window="00ff")


def test_a_whole_table_is_taken_as_it_is() -> None:
    assert from_kept(asdict(CHOSEN)) == CHOSEN


def test_the_rest_has_defaults() -> None:
    assert from_kept({"microphone": "Headset", "camera": 1, "mark": None, "later": [1]}) == Settings(
        microphone="Headset"
    )
