"""One sender at a time."""

from __future__ import annotations

from collections.abc import Hashable

LOST_SECONDS = 1.0
"""Silence after which another sender may take over."""


class SenderLock:
    """The first sender of a readable packet is heard until it falls silent."""

    def __init__(self) -> None:
        self.sender: Hashable | None = None
        self._heard_at = 0.0

    def admits(self, sender: Hashable, now: float) -> bool:
        """Whether a packet of `sender` counts."""
        return self.current(now) in (None, sender)

    def hear(self, sender: Hashable, now: float) -> bool:
        """Note a readable packet; True if its sender is a new one."""
        new = self.current(now) != sender
        self.sender, self._heard_at = sender, now
        return new

    def current(self, now: float) -> Hashable | None:
        """The sender that is heard; None if there is none."""
        return self.sender if now - self._heard_at <= LOST_SECONDS else None
