"""Durations and remaining times as text."""

from __future__ import annotations

import pytest

from desktop.widgets.common.durations import about, clock


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0:00"), (42.3, "0:42"), (600, "10:00"), (3723, "1:02:03")])
def test_durations_are_shown_as_in_media_players(seconds: float, words: str) -> None:
    assert clock(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "a few seconds left"),
        (12, "about 10 s left"),
        (56, "about 1 min left"),
        (3500, "about 58 min left"),
        (3580, "about 1 h left"),
        (9000, "about 2 h left"),
    ],
)
def test_the_remaining_time_is_rounded(seconds: float, words: str) -> None:
    assert about(seconds) == words
