"""Input planes of the mouth network."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from inference.face.patches import AnyArray
from inference.types import Floats, Pixels

PLANE_MULTIPLE = 8
"""The network's number of input planes is a multiple of this."""
_BYTE = np.float32(1 / 255)


def padded_planes(planes: int) -> int:
    """`planes` rounded up to a multiple of PLANE_MULTIPLE."""
    return -(-planes // PLANE_MULTIPLE) * PLANE_MULTIPLE


def network_input(*parts: Sequence[AnyArray] | AnyArray) -> Floats:
    """[n, h, w] all planes of `parts`, zero-padded to a multiple of PLANE_MULTIPLE; uint8 is scaled to 0..1."""
    planes = [plane for part in parts for plane in part]
    stacked = np.empty((padded_planes(len(planes)), *planes[0].shape), np.float32)
    for target, plane in zip(stacked, planes, strict=False):
        np.multiply(plane, _BYTE if plane.dtype == np.uint8 else 1, out=target)
    stacked[len(planes) :] = 0
    return stacked


def colour_planes(image: Pixels) -> list[AnyArray]:
    """The three colour channels [h, w] of an image [h, w, >=3]."""
    return list(cv2.split(image))[:3]
