"""Status line of the `live` command."""

from __future__ import annotations

import sys
import time

from desktop.live.session import LiveSession
from desktop.live.session_stats import SessionStats


class StatusLine:
    """One line on stderr, updated once a second; each problem is printed once, on its own line."""

    def __init__(self, quiet: bool) -> None:
        self._line = not quiet and sys.stderr.isatty()
        self._told: set[str] = set()
        self._next = time.perf_counter()

    def show(self, session: LiveSession, typed: str | None = None) -> None:
        """Show the current state of the session, or the line that is being typed."""
        self._tell(session.problem)
        self._tell(session.tracking.state if session.tracking else None)
        self._tell_notes(session)
        if self._line and typed is not None:
            sys.stderr.write(f"\r\x1b[K> {typed}")
            sys.stderr.flush()
        elif self._line and time.perf_counter() >= self._next:
            self._next += 1
            sys.stderr.write(f"\r{_text(session.stats())}   ")
            sys.stderr.flush()

    def end(self, session: LiveSession) -> None:
        """End the status line and print remaining problems."""
        sys.stderr.write("\n" if self._line else "")
        self._tell(session.problem)
        self._tell(session.failure)
        self._tell_notes(session)

    def _tell_notes(self, session: LiveSession) -> None:
        for note in session.sound_notes:
            self._tell(note)

    def _tell(self, problem: str | None) -> None:
        if problem and problem not in self._told:
            self._told.add(problem)
            sys.stderr.write(f"{problem}\n")


def _text(stats: SessionStats) -> str:
    behind = 1000 * stats.latency_p50
    skew = f", {1000 * stats.skew_p50:+.0f} ms against the voice" if stats.voice_delay else ""
    return f"{stats.frames} pictures, {stats.fps:.1f} a second, {behind:.0f} ms behind{skew}, {stats.dropped} dropped"
