"""The camera thread: the newest picture to the virtual camera, the last one again when none came."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from desktop.parts import NONE, Camera
from desktop.problems import Problems
from desktop.queues import Latest
from desktop.stats import Stage
from inference.errors import UserError
from inference.types import Frame

PATIENCE = 1.5
"""Frame times after which the last picture is sent again: one would race with the next picture."""


class CameraWorker:
    """Owns the virtual camera."""

    def __init__(
        self,
        open_camera: Callable[[str, int], Camera],
        fps: int,
        frames: Latest[Frame],
        shown: Callable[[Frame], None],
        problems: Problems,
    ) -> None:
        self.wanted = NONE
        """Name of the camera to send to; may be changed at any time."""
        self.stage = Stage()
        self._open_camera = open_camera
        self._fps = fps
        self._frames = frames
        self._shown = shown
        self._problems = problems
        self._opened = NONE
        self._camera: Camera | None = None
        self._last: Frame | None = None

    @property
    def on(self) -> bool:
        """A camera is open."""
        return self._camera is not None

    def run(self, stop: Event) -> None:
        """Until `stop` is set."""
        try:
            while not stop.is_set():
                if self.wanted != self._opened:
                    self._switch(self.wanted)
                self._show(self._frames.wait(PATIENCE / self._fps))
        finally:
            self._close()

    def _switch(self, name: str) -> None:
        self._close()
        self._opened = name
        self._problems.clear("camera")
        if name == NONE:
            return
        try:
            self._camera = self._open_camera(name, self._fps)
        except UserError as error:
            self._problems.put("camera", str(error))

    def _show(self, frame: Frame | None) -> None:
        self._last = frame or self._last
        if self._camera is None or self._last is None:
            return
        try:
            with self.stage.timed(1 / self._fps):
                self._camera.send(self._last.pixels)
        except UserError as error:
            self._close()
            self._problems.put("camera", str(error))
            return
        if frame:
            self._shown(frame)
        else:
            self.stage.late += 1

    def _close(self) -> None:
        camera, self._camera = self._camera, None
        if camera:
            camera.close()
