"""Current problems of a session, one sentence each."""

from __future__ import annotations

HIGHEST_PRIORITY = "microphone"
"""Most severe: without the microphone there is no speech, so other parts that failed with it matter less."""
LOWEST_PRIORITY = "render"
"""Least severe: a missing device can slow the computer down, and its message takes precedence."""


class SessionProblems:
    """At most one sentence for each part of a session; the microphone's is shown first and the renderer's last.

    Any thread may call: a single dict operation is atomic under the GIL.
    """

    def __init__(self) -> None:
        self._sentences: dict[str, str] = {}

    def put(self, part: str, sentence: str) -> None:
        """Report a problem of `part`; an earlier sentence of the same part stays."""
        self._sentences.setdefault(part, sentence)

    def clear(self, part: str) -> None:
        """Remove the problem of `part`."""
        self._sentences.pop(part, None)

    def of(self, part: str) -> str | None:
        """The problem of `part`, or None."""
        return self._sentences.get(part)

    @property
    def first(self) -> str | None:
        """The sentence to show, or None."""
        entries = tuple(self._sentences.items())
        return next((sentence for _, sentence in sorted(entries, key=lambda entry: _priority(entry[0]))), None)


def _priority(part: str) -> int:
    return (part == LOWEST_PRIORITY) - (part == HIGHEST_PRIORITY)
