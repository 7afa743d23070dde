"""Terminal keys of the `live` command: mute, push-to-talk, hold still."""

from __future__ import annotations

import math
from typing import Protocol

HELP = "m mutes, space held talks, h holds still"
HELD_SECONDS = 0.7
"""Timeout of the space bar: a terminal reports a held key only by repetition, which starts after half a second."""


class Talker(Protocol):
    """Interface of desktop.live.session.LiveSession."""

    def set_muted(self, muted: bool) -> None:
        """Mute the voice and close the mouth, or resume."""

    def set_still(self, still: bool) -> None:
        """Hold the head still, or resume its motion."""


class TalkKeys:
    """Applies key presses to the session; calls it only when the state changes."""

    def __init__(self, session: Talker, muted: bool) -> None:
        self._session = session
        self._muted = self._told = muted
        self._still = False
        self._talks_until = -math.inf

    def press(self, keys: str, now: float) -> None:
        """Process new `keys`; call it regularly, also without keys, because a terminal does not report key releases."""
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
