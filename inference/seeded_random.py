"""Counter-based random numbers, determined by a seed, a topic and an index."""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt


class SeededRandom:
    """Random stream of one topic; equal seed, topic and index give equal numbers on every run and machine."""

    def __init__(self, seed: int, topic: str) -> None:
        self._key = np.array([seed & 0xFFFFFFFFFFFFFFFF, zlib.crc32(topic.encode())], np.uint64)

    def at(self, index: int) -> np.random.Generator:
        """Generator for `index`."""
        return np.random.Generator(np.random.Philox(key=self._key, counter=[0, 0, 0, index]))

    def normal(self, index: int, count: int) -> npt.NDArray[np.float64]:
        """[count] standard normal values for `index`."""
        return self.at(index).standard_normal(count)
