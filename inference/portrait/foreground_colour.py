"""The person's own colour at soft edges, without the background that shone through hair in the photo.

In the photo a pixel is I = a F + (1 - a) B with a the matte, B the plate. F is what explains I best and stays near the
colour of the person close by: the minimum of (I - a F - (1 - a) B)^2 + DOUBT (1 - a) (F - N)^2.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.background_plate import fill
from inference.types import Floats, Pixels

SURE = 0.95
"""Matte from which a pixel shows nothing but the person."""
DOUBT = 0.3
"""How much more the colour near by is believed than the pixel, at half cover."""
THIN = 10
"""Crop pixels."""
TELLING = 40.0
"""Difference in colour of person and plate, in grey levels, from which a pixel tells how much it shows of each."""


def foreground_colour(picture: Pixels, matte: Pixels, plate: Pixels, scale: float = 1.0) -> Pixels:
    """[h, w, 4] the person's own colour, where the matte [h, w] is 0 that of the nearest part, and the cover.

    The cover is the matte, less where a soft or thin part shows more of the plate [h, w, 3] than the matte says.
    `scale`: pixels for one crop pixel.
    """
    sure = thick_part(matte >= SURE * 255, scale)
    if not sure.any():
        return np.dstack([picture, matte])
    near = near_colour(picture, sure)
    soft = (matte > 0) & ~sure
    behind = plate[soft].astype(np.float32)
    told = np.divide(matte[soft, None], 255, dtype=np.float32)
    cover = _lessened(told, picture[soft] - behind, near[soft] - behind)
    rest = picture[soft] - cover * near[soft] - (1 - cover) * behind
    near[soft] += cover * rest / np.maximum(cover * cover + DOUBT * (1 - cover), 1e-6)
    colour = np.where(sure[:, :, None], picture, (near + 0.5).clip(0, 255)).astype(np.uint8)
    matte = matte.copy()
    matte[soft] = (255 * cover[:, 0] + 0.5).astype(np.uint8)
    return np.dstack([colour, matte])


def _lessened(cover: Floats, seen: Floats, person: Floats) -> Floats:
    """[n, 1] at most the cover that explains how far a pixel (`seen`) is from the plate, on the way to the `person`.

    Both [n, 3] are differences from the plate; where they tell little, the cover stays.
    """
    length = (person * person).sum(axis=1, keepdims=True)
    explained = ((seen * person).sum(axis=1, keepdims=True) / np.maximum(length, 1)).clip(0, 1)
    told = length / (length + TELLING * TELLING)
    return np.asarray(cover + told * (np.minimum(cover, explained) - cover), np.float32)


def thick_part(sure: npt.NDArray[np.bool_], scale: float) -> npt.NDArray[np.bool_]:
    """[h, w] without what is thin enough to be a strand of hair, or a twig of the background taken for one."""
    size = 2 * round(THIN * scale / 2) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.morphologyEx(sure.astype(np.uint8), cv2.MORPH_OPEN, disc) > 0)


def near_colour(picture: Pixels, sure: npt.NDArray[np.bool_]) -> Floats:
    """[h, w, 3] the person's colour close by, worked out at half the size."""
    size = picture.shape[1], picture.shape[0]
    half = (size[0] + 1) // 2, (size[1] + 1) // 2
    known = sure.astype(np.float32)
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    found = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    return np.asarray(cv2.resize(found, size, interpolation=cv2.INTER_LINEAR), np.float32)
