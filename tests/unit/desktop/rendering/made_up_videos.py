"""Videos that are made at a test's word."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from queue import Queue

import numpy as np

from desktop.rendering.render_request import RenderRequest, Step
from inference.user_error import UserError

LIMIT = 10.0
PICTURES = 20


class Maker:
    """Makes a video of PICTURES pictures, each of them when told to; sounds called broken cannot be read."""

    def __init__(self) -> None:
        self.orders: list[RenderRequest] = []
        self.left: list[Path] = []
        """Videos closed before their end."""
        self._allowed: Queue[None] = Queue()

    def allow(self, pictures: int = PICTURES) -> None:
        """Let so many pictures more be made."""
        for _ in range(pictures):
            self._allowed.put(None)

    def make(self, order: RenderRequest) -> Generator[Step]:
        self.orders.append(order)
        if order.sound.stem == "broken":
            raise UserError(f"{order.sound.name} cannot be read as sound.")
        if order.sound.stem == "odd":
            raise ValueError("oops")
        try:
            yield Step()
            for index in range(PICTURES):
                self._allowed.get(timeout=LIMIT)
                yield Step(index + 1, PICTURES, np.full((8, 8, 3), index, np.uint8), ("A note.",))
            order.out.parent.mkdir(parents=True, exist_ok=True)
            order.out.write_bytes(b"video")
        except GeneratorExit:
            self.left.append(order.out)
            raise
