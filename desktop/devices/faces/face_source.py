"""Interface of what measures the user's face during a live session."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol, runtime_checkable

from inference.motion.tracking.tracked_face import TrackedFace
from inference.sentence import Sentence
from inference.types import Pixels


class FaceSource(Protocol):
    """A webcam, a receiver of another program's packets, or a recorded session."""

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        """Measure faces on the calling thread until `stop` is set, and release the device.

        Raises UserError if the source is missing or lost.
        """


@runtime_checkable
class ReportingSource(Protocol):
    """A source of faces that says what it does."""

    @property
    def state(self) -> Sentence:
        """One sentence, such as that packets are waited for; any thread may ask."""


@runtime_checkable
class SeeingSource(Protocol):
    """A source of faces that sees the user."""

    @property
    def picture(self) -> Pixels | None:
        """[h, w, 3] RGB, the newest small picture, to be shown to its owner only; None before the first."""


@runtime_checkable
class RecentringSource(Protocol):
    """A source of faces that learns how its user's face rests."""

    def recentre(self) -> None:
        """Learn the user's resting face again; any thread may call."""


@runtime_checkable
class TappedSource(Protocol):
    """A source of faces whose packets can be recorded."""

    def tap(self, taken: Callable[[str, bytes, float], None]) -> None:
        """Hand protocol, packet and time.perf_counter() of its arrival to `taken` too."""
