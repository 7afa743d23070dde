"""Live sessions on fake parts, for the session's tests."""

import threading
from pathlib import Path

import numpy as np

from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from desktop.options.scene import SceneOptions
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.types import Motion, Pixels
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.fake_pipeline import FakePainter
from tests.waiting import wait_until


def session(parts: FakeParts, others: dict[str, object] | None = None, **settings: object) -> LiveSession:
    return LiveSession(SessionSettings(Path("somebody"), fps=25, **settings), parts.build(**(others or {})))


def started(live: LiveSession) -> LiveSession:
    live.start()
    wait_until(lambda: live.state != "starting")
    return live


class ShadedPainter(FakePainter):
    """Renders a light frame for the portrait "another", a dark one for all others."""

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        return marks.draw(np.full((512, 512, 3), 210 if self.face.name == "another" else 10, np.uint8))


def background_painter(scene: SceneOptions) -> type[FakePainter]:
    """A painter that renders only the background colour."""

    class Background(FakePainter):
        def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
            return marks.draw(np.full((512, 512, 3), int(scene.backdrop.kind[1:3], 16), np.uint8))

    return Background


def shade(live: LiveSession) -> int:
    frame = live.latest()
    return -1 if frame is None else int(frame.pixels[0, 0, 0])


def threads_named(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]
