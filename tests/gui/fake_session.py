"""A live session without threads, devices and models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from desktop.disclosure.disclosure import Disclosure
from desktop.live.session_stats import SessionStats, StageFigures
from desktop.live.typed_lines import TypedLines
from desktop.window.session_options import SessionOptions
from inference.motion.controls import Controls
from inference.sentence import Sentence
from inference.types import Frame, Pixels

if TYPE_CHECKING:
    pass


class FakeTracking:
    """A webcam that sees a grey face."""

    def __init__(self, picture: Pixels | None = None) -> None:
        self.state = Sentence("Following your face.")
        self.picture = np.full((120, 160, 3), 90, np.uint8) if picture is None else picture
        self.recentred = 0

    @property
    def seeing(self) -> FakeTracking:
        return self

    def recentre(self) -> None:
        self.recentred += 1


class FakeSession:
    """The interface of LiveSession that the window uses; `calls` lists the calls of its setters."""

    def __init__(self, options: SessionOptions) -> None:
        self.options = options
        self.state = "stopped"
        self.problem: str | None = None
        self.failure: str | None = None
        self.frame: Frame | None = None
        self.loudness = 0.0
        self.figures = SessionStats()
        self.calls: list[tuple[str, object]] = []
        self.typed = TypedLines(options.speech_voice)
        self.tracking: FakeTracking | None = None

    def start(self) -> None:
        self.state = "running"

    def stop(self, timeout: float = 2.0) -> None:
        self.state = "stopped"

    def latest(self) -> Frame | None:
        return self.frame

    def level(self) -> float:
        return self.loudness

    def stats(self) -> SessionStats:
        return self.figures

    def set_portrait(self, path: Path) -> None:
        self.calls.append(("portrait", path.stem))

    def set_background(self, background: str) -> None:
        self.calls.append(("background", background))

    def set_controls(self, controls: Controls) -> None:
        self.calls.append(("controls", controls))

    def set_camera(self, camera: str) -> None:
        self.calls.append(("camera", camera))

    def set_voice(self, output: str) -> None:
        self.calls.append(("voice", output))

    def set_mode(self, mode: str) -> None:
        self.calls.append(("mode", mode))

    def set_muted(self, muted: bool) -> None:
        self.calls.append(("muted", muted))

    def set_still(self, still: bool) -> None:
        self.calls.append(("still", still))

    def set_face_source(self, name: str, mouth: str) -> None:
        self.calls.append(("face", (name, mouth)))

    def set_motion_output(self, address: str) -> None:
        self.calls.append(("motion", address))

    def set_disclosure(self, disclosure: Disclosure) -> None:
        self.calls.append(("mark", disclosure.mark is not None))

    def set_record(self, path: Path | None) -> None:
        self.calls.append(("record", path))
        if path:
            path.touch()

    def show(self, index: int, colour: int) -> None:
        """Deliver a grey frame."""
        self.frame = Frame(index, np.full((512, 512, 3), colour, np.uint8), 0.0)

    def count(self, frames: int, latency: float, dropped: int) -> None:
        """Set the statistics."""
        stages = {"render": StageFigures(frames, 0, dropped, 10.0)}
        self.figures = SessionStats(frames=frames, latency_p50=latency, stages=stages)
