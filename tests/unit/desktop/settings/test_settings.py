"""Settings read from a table, invalid values excepted."""

from __future__ import annotations

from dataclasses import asdict

from desktop.settings.settings import Settings, from_kept

CHOSEN = Settings(portrait="own:Me.jpg", microphone="Headset", camera=False, recordings="/somewhere", window="00ff")


def test_a_complete_table_is_read_unchanged() -> None:
    assert from_kept(asdict(CHOSEN)) == CHOSEN


def test_missing_values_have_defaults() -> None:
    assert from_kept({"microphone": "Headset", "camera": 1, "mark": None, "later": [1]}) == Settings(
        microphone="Headset"
    )
