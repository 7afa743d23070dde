"""A webcam whose frames are made from built-in portraits or from grey."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np

from desktop.window.webcams import Webcams
from inference.portrait.measured_face import MeasuredFace
from inference.types import Floats, Pixels
from inference.user_error import UserError

GREY = np.full((72, 128, 3), 90, np.uint8)
FRONTAL = MeasuredFace(np.array([0.4, 0.3, 0.6, 0.7], np.float32), 1, 0.0, 0.0, 0.0, 0.06, 0.0, 160.0, 120.0, 40.0)
"""A face of which nothing has to be changed."""


class FakeWebcam:
    """Delivers `frames` again and again; `broken` is the sentence of its next read."""

    def __init__(self, frames: Sequence[Pixels] = (GREY,), seconds: float = 0.005) -> None:
        self.frames: Iterator[Pixels] = itertools.cycle(frames)
        self.seconds = seconds
        self.broken = ""
        self.refusal = ""
        self.opened: list[str | None] = []
        self.closed = 0
        self.names = ["Desk webcam"]

    @property
    def on(self) -> bool:
        return len(self.opened) > self.closed

    def open(self, name: str | None) -> FakeWebcam:
        if self.refusal:
            raise UserError(self.refusal)
        self.opened.append(name)
        return self

    def read(self) -> tuple[Pixels, float] | None:
        if self.broken:
            raise UserError(self.broken)
        time.sleep(self.seconds)
        return next(self.frames), time.perf_counter()

    def close(self) -> None:
        self.closed += 1

    def webcams(self, measure: Callable[[Pixels], MeasuredFace | None] = lambda _: FRONTAL) -> Webcams:
        """This webcam as the only one, with made-up measurements."""
        return Webcams(lambda: self.names, self.open, lambda: measure)


def before_camera(photo: Pixels, share: float = 1.0, right: int = 0) -> Pixels:
    """[720, 1280, 3] a photo as a webcam sees it, `share` of its height high, moved `right` by pixels."""
    high = round(720 * share)
    person = cv2.resize(photo, (round(photo.shape[1] * high / photo.shape[0]), high), interpolation=cv2.INTER_AREA)
    room = 720 - high
    whole: Floats = cv2.copyMakeBorder(person, room, 0, 0, 0, cv2.BORDER_REPLICATE)
    side = max(0, 1280 - whole.shape[1])
    left = min(max(0, side // 2 + right), side)
    wide = cv2.copyMakeBorder(whole, 0, 0, left, side - left, cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(wide[:, :1280], np.uint8)
