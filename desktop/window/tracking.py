"""The source of the user's measured face, as the window uses it."""

from __future__ import annotations

from typing import Protocol

from desktop.devices.faces.face_source import SeeingSource


class Tracking(Protocol):
    """Interface of desktop.live.tracking_worker.TrackingWorker, as far as the window uses it."""

    @property
    def state(self) -> str | None:
        """What the source does, one sentence; None without one."""

    @property
    def seeing(self) -> SeeingSource | None:
        """The source, if it sees the user."""

    def recentre(self) -> None:
        """Learn the user's resting face again."""
