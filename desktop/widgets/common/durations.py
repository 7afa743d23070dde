"""Formats durations."""

from __future__ import annotations

from desktop.widgets.common.language import translated
from inference.sentence import Sentence


def clock(seconds: float) -> str:
    """Format a duration as players do: 0:42 or 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def about(seconds: float) -> str:
    """Format the time left, rounded to the precision of an estimate."""
    return translated(_about(seconds))


def _about(seconds: float) -> Sentence:
    if seconds < 10:
        return Sentence("a few seconds left")
    if seconds < 55:
        return Sentence("about {seconds} s left", seconds=5 * round(seconds / 5))
    if seconds < 3570:
        return Sentence("about {minutes} min left", minutes=max(1, round(seconds / 60)))
    return Sentence("about {hours} h left", hours=round(seconds / 3600))
