"""What the keys of a terminal do to a live session: mute, push-to-talk, hold still."""

from __future__ import annotations

import math
from typing import Protocol

HELP = "m mutes, space held talks, h holds still"
HELD_SECONDS = 0.7
"""A terminal tells that a key is held by repeating it, after half a second."""


class Talker(Protocol):
    """As desktop.live.session.LiveSession."""

    def set_muted(self, muted: bool) -> None:
        """Silence voice and mouth."""

    def set_still(self, still: bool) -> None:
        """Hold the head still."""


class TalkKeys:
    """Tells the session what the keys of now ask for, when it changes."""

    def __init__(self, session: Talker, muted: bool) -> None:
        self._session = session
        self._muted = self._told = muted
        self._still = False
        self._talks_until = -math.inf

    def press(self, keys: str, now: float) -> None:
        """`keys` were pressed lately; called all the time, for the space bar is let go without a word."""
        for key in keys.casefold():
            self._follow(key, now)
        muted = self._muted and now >= self._talks_until
        if muted != self._told:
            self._told = muted
            self._session.set_muted(muted)

    def _follow(self, key: str, now: float) -> None:
        if key == "m":
            self._muted = not self._muted
        elif key == " ":
            self._talks_until = now + HELD_SECONDS
        elif key == "h":
            self._still = not self._still
            self._session.set_still(self._still)
