"""A video in the list, from its sound file to the finished file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.rendering.render_request import RenderRequest, Step, result

LISTED = "listed"
"""In the list, but not queued for rendering."""
WAITING, RENDERING, DONE, FAILED, CANCELLED = "waiting", "rendering", "done", "failed", "cancelled"


@dataclass(eq=False)
class RenderJob:
    """A sound file in the list and the state of its video."""

    sound: Path
    title: str
    seconds: float | None = None
    """Duration of the sound; None while unknown."""
    state: str = LISTED
    sentence: str = ""
    """Error message of a failed job."""
    request: RenderRequest | None = None
    step: Step = field(default_factory=Step)
    seconds_left: float | None = None

    @property
    def busy(self) -> bool:
        """True while the job is queued or rendering."""
        return self.state in (WAITING, RENDERING)

    @property
    def result(self) -> Path | None:
        """The video file, or the folder of its image sequence; None unless done."""
        return result(self.request.out) if self.request and self.state == DONE else None
