"""Interface of what measures the user's face during a live session."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol

from inference.motion.tracking.tracked_face import TrackedFace


class FaceSource(Protocol):
    """A webcam, a receiver of another program's packets, or a recorded session."""

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        """Measure faces on the calling thread until `stop` is set, and release the device.

        Raises UserError if the source is missing or lost.
        """
