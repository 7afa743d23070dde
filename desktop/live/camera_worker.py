"""Camera thread: sends the newest frame to the virtual camera, and repeats the last one if none arrives."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from desktop.live.bounded_queue import Latest
from desktop.live.session_parts import NONE, Camera
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Stage
from inference.decoder.picture_format import PictureFormat
from inference.types import Frame
from inference.user_error import UserError

RETRY_SECONDS = 2.0
"""Interval between attempts to open an unavailable camera."""
REPEAT_PERIODS = 1.5
"""Frame periods after which the last frame is sent again; a value of 1 would race with the next frame."""


class CameraWorker:
    """Owns the virtual camera."""

    def __init__(
        self,
        open_camera: Callable[[str, int], Camera],
        fps: int,
        frames: Latest[Frame],
        shown: Callable[[Frame], None],
        problems: SessionProblems,
    ) -> None:
        self.wanted = NONE
        """Name of the camera to send to; any thread may change it at any time."""
        self.stage = Stage()
        self._open_camera = open_camera
        self._fps = fps
        self._frames = frames
        self._shown = shown
        self._problems = problems
        self._opened = NONE
        self._camera: Camera | None = None
        self._last: Frame | None = None
        self._next_attempt = 0.0

    @property
    def on(self) -> bool:
        """True while a camera is open."""
        return self._camera is not None

    @property
    def format(self) -> PictureFormat | None:
        """What the open camera takes without a conversion; None without one."""
        camera = self._camera
        return camera.format if camera else None

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        try:
            while not stop.is_set():
                self._check_camera(time.perf_counter())
                self._show(self._frames.wait(REPEAT_PERIODS / self._fps))
        finally:
            self._close()

    def _check_camera(self, now: float) -> None:
        if self.wanted != self._opened:
            self._close()
            self._problems.clear("camera")
            self._opened, self._next_attempt = self.wanted, now
        if self._camera is None and self._opened != NONE and now >= self._next_attempt:
            self._try()
            self._next_attempt = now + RETRY_SECONDS

    def _try(self) -> None:
        try:
            self._camera = self._open_camera(self._opened, self._fps)
        except UserError as error:
            self._problems.put("camera", str(error))
        else:
            self._problems.clear("camera")

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
