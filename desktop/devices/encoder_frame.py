"""Frames as an encoder takes them."""

from __future__ import annotations

import av

from inference.types import Pixels

BT709, LIMITED = 1, 1
"""FFmpeg's constants of BT.709 colour and limited range, 16 to 235; without them players guess from the frame size."""
YUV420P = "yuv420p"


def encoder_frame(pixels: Pixels, layout: str) -> av.VideoFrame:
    """[h, w, 3] RGB or [h, w, 4] with alpha in FFmpeg's pixel format `layout`; planes, in YUV420P, as they are."""
    if pixels.ndim == 2:
        return av.VideoFrame.from_ndarray(pixels, YUV420P)
    given = av.VideoFrame.from_ndarray(pixels, "rgba" if pixels.shape[2] == 4 else "rgb24")
    return given.reformat(format=layout, dst_colorspace=BT709, dst_color_range=LIMITED)
