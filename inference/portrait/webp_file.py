"""Large WebP pictures, decoded with less memory than Pillow needs.

Pillow decodes every WebP as an animation, with 16 bytes a pixel; OpenCV decodes a still one with 7.
"""

from __future__ import annotations

import mmap
from typing import BinaryIO

import cv2
import numpy as np
from PIL import Image

from inference.portrait.photo_pixels import pixels_of_bands
from inference.types import Pixels


def decode_still(file: BinaryIO, by: int) -> Pixels:
    """[h, w, 3] RGB of a still WebP, not turned, reduced `by` times. Raises OSError if it is damaged."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    if picture is None:
        raise OSError("damaged WebP")
    order = cv2.COLOR_BGRA2RGBA if picture.shape[2] == 4 else cv2.COLOR_BGR2RGB

    def band(top: int, bottom: int) -> Image.Image:
        return Image.fromarray(cv2.cvtColor(picture[top:bottom], order))

    return pixels_of_bands(picture.shape[1::-1], band, by)
