"""Adds the invisible watermark to frames."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Pixels
from inference.watermark.spreading_code import CHIPS, Chips, spreading_code

LIBRARY_NUMBER = 0
"""In frames that another program takes from inference.api, unless it chooses a number."""
TILES = 2
"""Tiles along the height of a frame: enough for half of it to hold a whole one."""
Layers = tuple[Pixels, Pixels]


class Watermark:
    """Adds -1, 0 or 1 to all colours of each pixel: a pattern fixed to the frame, so that it adds up over time.

    The embedding is additive and blind; its amplitude is one level of 8 bits, below the contrast threshold of the eye.
    """

    def __init__(self, identity: int) -> None:
        """`identity` is a number of 32 bits that a detector reads back. Any thread may call `add`."""
        self._tile = spreading_code().tile(identity)
        self._layers = lru_cache(maxsize=4)(self._make_layers)

    def add(self, pixels: Pixels) -> Pixels:
        """Marks a frame [h, w, 3], or the opaque pixels of a frame [h, w, 4] with straight alpha, in place."""
        raised, lowered = self._layers(*pixels.shape)
        opaque = None
        if pixels.shape[2] == 4:
            opaque = cv2.threshold(cv2.extractChannel(pixels, 3), 254, 255, cv2.THRESH_BINARY)[1]
        cv2.add(pixels, raised, dst=pixels, mask=opaque)
        cv2.subtract(pixels, lowered, dst=pixels, mask=opaque)
        return pixels

    def pattern(self, height: int, width: int) -> Chips:
        """[height, width] of -1, 0 and 1: what is added to the colours of a frame."""
        return pattern_of(self._tile, height, width)

    def _make_layers(self, height: int, width: int, channels: int) -> Layers:
        """What is added to a frame and what is subtracted, each [h, w, channels]; alpha stays."""
        pattern = self.pattern(height, width)
        return _layer(pattern > 0, channels), _layer(pattern < 0, channels)


def pattern_of(tile: Chips, height: int, width: int) -> Chips:
    """[height, width]: `tile` repeated from the upper left corner, TILES times along the height."""
    side = tile_side(height)
    down, across = ((np.arange(length) * CHIPS // side).astype(int) % CHIPS for length in (height, width))
    return np.asarray(tile[np.ix_(down, across)], np.int8)


def tile_side(height: int) -> float:
    """Side of a tile in pixels, in a frame of this height."""
    return height / TILES


def _layer(where: npt.NDArray[np.bool_], channels: int) -> Pixels:
    layer = np.zeros((*where.shape, channels), np.uint8)
    layer[..., :3] = where[..., None]
    return layer
