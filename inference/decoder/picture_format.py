"""Pixel formats that cameras and encoders take, and their conversion from RGB by the CPU.

A picture in 4:2:0 is [h * 3 / 2, w]: rows of Y, then a quarter as many samples of U and of V. The numbers are those of
the conversion that each sink makes of RGB itself, so that a viewer cannot tell where it was made.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.types import Floats, Pixels

BT601, BT709 = (0.299, 0.114), (0.2126, 0.0722)
"""Weights of red and blue in the luma (ITU-R BT.601 and BT.709)."""
OFFSETS = (16.0, 128.0, 128.0)
"""Limited range: Y 16..235, U and V 16..240."""

LIMITED = np.round((np.arange(256) - 128) * 224 / 255 + 128).astype(np.uint8)
"""Chroma in limited range by its value in full range."""


@dataclass(frozen=True)
class PictureFormat:
    """RGB, or planes in limited range."""

    name: str
    """Of the graph that makes it: rgb, rgba (straight alpha), i420 (Y, U, V) or nv12 (Y, then U and V by turns)."""
    weights: tuple[float, float] = BT601
    """Of red and blue in the luma."""
    row_taps: tuple[float, float, float, float] = (0.0, 0.5, 0.5, 0.0)
    """Weights of four rows in a chroma sample, from the one above its own two on."""
    column_taps: tuple[float, float] = (0.5, 0.5)
    """Weights of its two columns."""

    @property
    def planar(self) -> bool:
        """Whether pictures are planes, not RGB."""
        return self.name not in ("rgb", "rgba")

    @property
    def matrix(self) -> Floats:
        """[3, 3] rows of Y, U and V for columns of red, green and blue."""
        red, blue = self.weights
        luma = np.array([red, 1 - red - blue, blue])
        chroma = [(np.eye(3)[k] - luma) / (1 - luma[k]) * 112 / 255 for k in (2, 0)]
        return np.stack([luma * 219 / 255, *chroma]).astype(np.float32)

    def fits(self, height: int, width: int) -> bool:
        """Whether pictures of this size have planes."""
        return not (height % 2 or width % 2 or height * width % 8)


RGB, RGBA = PictureFormat("rgb"), PictureFormat("rgba")
FILE = PictureFormat("i420", BT709, (1 / 8, 3 / 8, 3 / 8, 1 / 8))
"""As FFmpeg's scaler makes yuv420p."""
LOOPBACK = PictureFormat("i420")
"""As libyuv does for v4l2loopback."""
OBS = PictureFormat("nv12", row_taps=(0.0, 1.0, 0.0, 0.0), column_taps=(1.0, 0.0))
"""As OpenCV does: the chroma of each block's first pixel."""


def planes(pixels: Pixels, wanted: PictureFormat) -> Pixels:
    """[h * 3 / 2, w] of RGB pixels [h, w, 3], for LOOPBACK or OBS."""
    height, width = pixels.shape[:2]
    both = cv2.cvtColor(pixels, cv2.COLOR_RGB2YUV_I420)
    chroma = both[height:].reshape(2, -1) if wanted is OBS else _mean_chroma(pixels)
    both[height:] = (chroma.T if wanted.name == "nv12" else chroma).reshape(height // 2, width)
    return np.asarray(both, np.uint8)


def _mean_chroma(pixels: Pixels) -> Pixels:
    """[2, h * w / 4] U and V by BT.601, each of four pixels' mean."""
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    full_range = cv2.cvtColor(small, cv2.COLOR_RGB2YCrCb)
    return np.stack([cv2.LUT(cv2.extractChannel(full_range, k), LIMITED).reshape(-1) for k in (2, 1)])
