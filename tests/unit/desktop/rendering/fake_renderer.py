"""A video renderer that makes one frame each time a test allows it."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from queue import Queue

import numpy as np

from desktop.rendering.render_request import RenderRequest, Step
from inference.user_error import UserError

LIMIT = 10.0
FRAMES = 20


class FakeRenderer:
    """Yields FRAMES steps, each after `allow`.

    `render` raises UserError for a sound named broken and ValueError for one named odd.
    """

    def __init__(self) -> None:
        self.requests: list[RenderRequest] = []
        self.abandoned: list[Path] = []
        """Paths of videos whose generator was closed before the last frame."""
        self._allowed: Queue[None] = Queue()

    def allow(self, frames: int = FRAMES) -> None:
        """Let `frames` more frames be made."""
        for _ in range(frames):
            self._allowed.put(None)

    def render(self, request: RenderRequest) -> Generator[Step]:
        self.requests.append(request)
        if request.sound.stem == "broken":
            raise UserError(f"{request.sound.name} cannot be read as sound.")
        if request.sound.stem == "odd":
            raise ValueError("oops")
        try:
            yield Step()
            for index in range(FRAMES):
                self._allowed.get(timeout=LIMIT)
                yield Step(index + 1, FRAMES, np.full((8, 8, 3), index, np.uint8), ("A note.",))
            request.out.parent.mkdir(parents=True, exist_ok=True)
            request.out.write_bytes(b"video")
        except GeneratorExit:
            self.abandoned.append(request.out)
            raise
