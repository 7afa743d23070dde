"""What became of one of many videos."""

from __future__ import annotations

from dataclasses import dataclass

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
