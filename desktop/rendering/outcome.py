"""What became of a video of a list, and the interface of what makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.rendering.render_request import RenderRequest

MADE, SKIPPED, FAILED = "made", "skipped", "failed"


@dataclass(frozen=True)
class Outcome:
    """Result of one video."""

    state: str
    """MADE, SKIPPED (it was there, made from the same inputs) or FAILED."""
    frames: int = 0
    notes: tuple[str, ...] = ()
    """Remarks about photo and sound for the user."""
    sentence: str = ""
    """Error message of a failed video."""


class Pool(Protocol):
    """Makes several videos at once. Calls return soon; only the owner's thread may call."""

    @property
    def capacity(self) -> int:
        """Number of videos that it should know of, so that it never waits for the next."""

    @property
    def obstacle(self) -> str:
        """Why nothing goes on, for the user; "" if it does."""

    def start(self, key: int, request: RenderRequest) -> None:
        """Make a video; its outcome will carry `key`."""

    def finished(self) -> list[tuple[int, Outcome]]:
        """Outcomes since the last call."""

    def progress(self) -> float:
        """Videos in progress, each as the part that is done, 0 to 1."""

    def close(self) -> None:
        """End what is in progress; what is not complete leaves no file."""
