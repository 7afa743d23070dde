"""Landmark contours and their rasterisation as network input."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Floats, Pixels

# Indices into the face model's 478 landmarks (topology of the canonical face mesh).
LIPS_OUTER = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185]
LIPS_INNER = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191]
EYE_A = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]
EYE_B = [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]
BROW_A = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46]
BROW_B = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276]
OVAL = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]  # fmt: skip
NOSE = [168, 6, 197, 195, 5, 4, 1, 19, 94, 2]
_FIXED = 4  # fractional bits of cv2's fixed-point coordinates


def fill(canvas: Pixels, polygon: Floats) -> None:
    """Fills a polygon [n, >=2] (pixels) with 255, antialiased, in place."""
    cv2.fillPoly(canvas, [_fixed(polygon)], 255, cv2.LINE_AA, _FIXED)


def _fixed(points: Floats) -> npt.NDArray[np.int32]:
    """Fixed-point coordinates for cv2, whose pixel centres are at 0; ours are at 0.5."""
    return np.asarray(np.rint((points[:, :2] - 0.5) * 2**_FIXED), np.int32)
