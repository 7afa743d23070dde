"""Sound that is read in pieces of any length, from blocks that arrive as they are decoded."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from inference.types import Floats


class SoundTrack:
    """take(count) -> the next samples; holds no more than one block besides."""

    def __init__(self, channels: int, blocks: Iterable[Floats]) -> None:
        """`blocks` are [n, channels]."""
        self.channels = channels
        self.ended = False
        """True once all samples have been taken and no block follows."""
        self._blocks = iter(blocks)
        self._rest = np.zeros((0, channels), np.float32)

    def take(self, count: int) -> Floats:
        """The next samples, [count, channels]; fewer at the end of the sound."""
        pieces, held = [self._rest], len(self._rest)
        while held <= count and (block := next(self._blocks, None)) is not None:
            pieces.append(block)
            held += len(block)
        taken, self._rest = np.split(np.concatenate(pieces), [count])
        self.ended = not len(self._rest)
        return taken
