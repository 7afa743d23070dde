"""Memory for frames that is used again, so that no frame waits for the system to map new pages."""

from __future__ import annotations

import weakref

import numpy as np

from inference.types import Pixels


class OutputMemory:
    """Blocks of one size; as many exist as were held at once. Any thread may call it."""

    def __init__(self, count: int) -> None:
        """Blocks of `count` bytes."""
        self._count = count
        self._free: list[bytearray] = []

    def take(self) -> Pixels:
        """[count] bytes, with what was in them before; free again when this array and all views of it are gone."""
        try:
            block = self._free.pop()
        except IndexError:
            block = bytearray(self._count)
        taken = np.frombuffer(block, np.uint8)
        weakref.finalize(taken, self._free.append, block).atexit = False
        return taken
