"""The person's own colour at soft edges, without the background that shone through hair in the photo.

In the photo a pixel is I = a F + (1 - a) B with a the matte, B the plate. F is what explains I best and stays near the
colour of the person close by: the minimum of (I - a F - (1 - a) B)^2 + DOUBT (1 - a) (F - N)^2.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.background_plate import fill
from inference.types import Floats, Pixels

SURE = 0.95
"""Matte from which a pixel shows nothing but the person."""
DOUBT = 0.3
"""How much more the colour near by is believed than the pixel, at half cover."""


def foreground_colour(picture: Pixels, matte: Pixels, plate: Pixels) -> Pixels:
    """[h, w, 3] colour of the person wherever the matte [h, w] is not 0, and of the nearest part of it elsewhere."""
    sure = matte >= SURE * 255
    if not sure.any():
        return picture
    near = _near(picture, sure)
    soft = (matte > 0) & ~sure
    cover = matte[soft, None] / np.float32(255)
    rest = picture[soft] - cover * near[soft] - (1 - cover) * plate[soft]
    near[soft] += cover * rest / (cover * cover + DOUBT * (1 - cover))
    return np.where(sure[:, :, None], picture, (near + 0.5).clip(0, 255)).astype(np.uint8)


def _near(picture: Pixels, sure: npt.NDArray[np.bool_]) -> Floats:
    """[h, w, 3] the person's colour close by, worked out at half the size."""
    size = picture.shape[1], picture.shape[0]
    half = (size[0] + 1) // 2, (size[1] + 1) // 2
    known = sure.astype(np.float32)
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    found = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    return np.asarray(cv2.resize(found, size, interpolation=cv2.INTER_LINEAR), np.float32)
