"""What is wrong just now, in one sentence."""

from __future__ import annotations

GRAVEST = "microphone"
"""Without it nothing speaks; whatever went with it, as with the whole sound system, matters less."""
MILDEST = "render"
"""A slow computer must not hide that a device is gone, which makes it slow at times."""


class SessionProblems:
    """At most one sentence for each part of a session; the gravest is shown, else the first, the mildest last.

    Any thread may call: a dict changes as one under the interpreter's lock.
    """

    def __init__(self) -> None:
        self._sentences: dict[str, str] = {}

    def put(self, part: str, sentence: str) -> None:
        """`part` is not well; its own first sentence stands."""
        self._sentences.setdefault(part, sentence)

    def clear(self, part: str) -> None:
        """`part` is well again."""
        self._sentences.pop(part, None)

    def of(self, part: str) -> str | None:
        """What is wrong with `part`."""
        return self._sentences.get(part)

    @property
    def first(self) -> str | None:
        """The sentence to show."""
        entries = tuple(self._sentences.items())
        return next((sentence for _, sentence in sorted(entries, key=lambda entry: _mildness(entry[0]))), None)


def _mildness(part: str) -> int:
    return (part == MILDEST) - (part == GRAVEST)
