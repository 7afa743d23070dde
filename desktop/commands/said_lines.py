"""Lines of --say."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.live.session import LiveSession

OUTPUT_SECONDS = 5.0
"""Longest wait for the voice output."""
SETTLING_SECONDS = 0.5
"""Time that a new output takes until its clock is steady."""


class SaidLines:
    """Speaks the lines once the voice output plays, so that their beginning is heard in the meeting too."""

    def __init__(self, session: LiveSession, lines: Sequence[str], audible: bool, now: float) -> None:
        """`audible`: the session has a voice output to wait for."""
        self._session = session
        self._left = list(lines)
        self._plays = False
        self._until = now + OUTPUT_SECONDS if audible else now

    def follow(self, now: float) -> None:
        """Call regularly."""
        if self._left and not self._plays and self._session.stats().voice_delay > 0:
            self._plays, self._until = True, min(self._until, now + SETTLING_SECONDS)
        if self._left and now >= self._until:
            for line in self._left:
                self._session.typed.say(line)
            self._left.clear()

    @property
    def all_said(self) -> bool:
        """True if nothing is left to say, and nothing is being said."""
        typed = self._session.typed
        return not (self._left or typed.speaking or typed.waiting)
