"""JPEG files: large ones decoded reduced, and ones that break off decoded as far as they go."""

from __future__ import annotations

import io
from typing import BinaryIO

import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

START, END = b"\xff\xd8\xff", b"\xff\xd9"
REDUCTIONS = (1, 2, 4, 8)
"""Divisors of the size at which the decoder can work."""
MAX_PIXELS, MAX_PIXELS_PROGRESSIVE = 250e6, 100e6
"""Largest sizes that are read reduced. The decoder keeps all coefficients of a progressive JPEG, 2 to 6 bytes a pixel,
at any reduction. Phones store up to 200 megapixels."""
GREY = 128
"""Value that the decoder gives to all channels of missing pixels."""
BLOCK = 16
"""Largest height in pixels of the units of the compression, of which the last one present may be damaged."""


def open_jpeg(file: BinaryIO) -> JpegImageFile:
    """Opens a JPEG without decoding it; of a file with several pictures the first one.

    Raises SyntaxError or OSError if the file is damaged.
    """
    file.seek(0)
    return JpegImageFile(file)  # Image.open refuses sizes that can be read reduced


def reducible(image: JpegImageFile) -> bool:
    """Whether the JPEG is small enough to be decoded reduced."""
    most = MAX_PIXELS_PROGRESSIVE if "progressive" in image.info else MAX_PIXELS
    return image.width * image.height <= most


def decode_jpeg(file: BinaryIO, max_pixels: float, min_side: int | None = None) -> tuple[Image.Image, bool]:
    """The decoded JPEG, reduced to at most `max_pixels`, and whether the file is complete.

    `min_side` allows a further reduction as long as the longer side keeps at least as many pixels. Raises OSError or
    SyntaxError if the file is damaged.
    """
    image = _reduced(open_jpeg(file), max_pixels, min_side)
    try:
        image.load()
    except OSError:
        file.seek(0)
        ended = io.BytesIO(file.read() + END)  # the decoder fills in what is missing
        image = _reduced(open_jpeg(ended), max_pixels, min_side)
        image.load()
        return image, False
    return image, True


def _reduced(image: JpegImageFile, max_pixels: float, min_side: int | None) -> JpegImageFile:
    pixels, side = image.width * image.height, max(image.size)
    needed = next((by for by in REDUCTIONS if pixels <= max_pixels * by * by), REDUCTIONS[-1])
    allowed = max(by for by in REDUCTIONS if by == 1 or (min_side is not None and side >= min_side * by))
    by = max(needed, allowed)
    if by > 1:
        image.draft(None, (max(1, image.width // by), max(1, image.height // by)))
    return image


def rows_present(image: Image.Image) -> int:
    """Number of upper rows of an incomplete JPEG that are intact; all of them if only the end marker is missing."""
    edge = np.asarray(image)[:, -BLOCK // 2 :].reshape(image.height, -1).astype(np.int16)
    present = ~(np.abs(edge - GREY) <= 1).all(axis=1)
    last = int(np.flatnonzero(present).max(initial=-1))
    return image.height if last == image.height - 1 else max(0, (last // BLOCK - 1) * BLOCK)
