"""Video file in place of a webcam, played at its own pace."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import av

from desktop.devices.webcams.webcam_frame import converted
from desktop.devices.webcams.webcam_stream import FPS, TRACKING_SIZE, WAIT_SECONDS
from inference.types import Pixels
from inference.user_error import UserError


@dataclass(frozen=True, slots=True, eq=False)
class _DueFrame:
    frame: av.VideoFrame
    due: float
    """Seconds after the start of the file's first round."""


class VideoWebcam:
    """Plays a file from the first `read` on. Frames that are not read in time are skipped, as a webcam's are."""

    def __init__(self, path: Path, photo: bool = False, looped: bool = True) -> None:
        """Open the file; frames have a webcam's size, for a photo the file's. Raises UserError if it is no video.

        Without `looped`, `read` returns None after the last frame, and `ended` is true.
        """
        self.name = path.name
        self.ended = False
        self._path = path
        self._size = None if photo else TRACKING_SIZE
        self._looped = looped
        self._frames = self._played()
        self._waiting = next(self._frames, None)
        self._began: float | None = None

    def read(self) -> tuple[Pixels, float] | None:
        """The frame that is due and its time in time.perf_counter() seconds; None if none is due for a moment."""
        self._began = time.perf_counter() if self._began is None else self._began
        due_in = self._waiting.due - self._elapsed() if self._waiting else WAIT_SECONDS
        time.sleep(min(WAIT_SECONDS, max(0.0, due_in)))
        taken = self._take()
        self.ended = self._waiting is None and taken is None
        return (converted(taken.frame, self._size), self._began + taken.due) if taken else None

    def close(self) -> None:
        """Close the file."""
        self._frames.close()
        self._waiting = None

    def _elapsed(self) -> float:
        return time.perf_counter() - (self._began or 0.0)

    def _take(self) -> _DueFrame | None:
        """The newest frame that is due; those before it are skipped."""
        taken = None
        while self._waiting and self._waiting.due <= self._elapsed():
            taken, self._waiting = self._waiting, next(self._frames, None)
        return taken

    def _played(self) -> Generator[_DueFrame]:
        """All frames, again and again if looped."""
        start = 0.0
        while True:
            end = start
            for shown in self._one_round(start):
                end = shown.due
                yield shown
            if not self._looped:
                return
            start = end + 1 / FPS

    def _one_round(self, start: float) -> Iterator[_DueFrame]:
        try:
            with av.open(self._path) as container:
                for frame in container.decode(video=0):
                    yield _DueFrame(frame, start + float(frame.time or 0.0))
        except (OSError, ValueError, IndexError) as error:
            raise UserError("{path} is not a video that can be played.", path=self._path) from error
