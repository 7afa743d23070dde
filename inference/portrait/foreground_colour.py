"""Foreground colour estimation: removes background that shows through soft edges such as hair.

A photo's pixel is I = a F + (1 - a) B with a the matte, B the plate. F is estimated as the minimum of (I - a F - (1 -
a) B)^2 + PRIOR_WEIGHT (1 - a) (F - N)^2, where N is the person's colour nearby.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.push_pull import fill
from inference.types import Floats, Pixels

SURE = 0.95
"""Matte value 0..1 from which a pixel shows the person alone."""
PRIOR_WEIGHT = 0.3
"""Weight of the nearby colour N against the pixel."""
THIN = 10
"""Diameter in crop pixels below which a part counts as thin."""
HALF_WEIGHT_DIFFERENCE = 40.0
"""Colour difference of person and plate in grey levels at which a pixel's own cover estimate gets half the weight."""


def foreground_colour(picture: Pixels, matte: Pixels, plate: Pixels, scale: float = 1.0) -> Pixels:
    """[h, w, 4] the person's colour (where the matte [h, w] is 0, that of the nearest part) and alpha.

    Alpha is the matte, reduced where a soft or thin part shows more of the plate [h, w, 3] than the matte says.
    `scale`: pixels per crop pixel.
    """
    sure = thick_part(matte >= SURE * 255, scale)
    if not sure.any():
        return np.dstack([picture, matte])
    near = near_colour(picture, sure)
    soft = (matte > 0) & ~sure
    behind = plate[soft].astype(np.float32)
    told = np.divide(matte[soft, None], 255, dtype=np.float32)
    cover = _reduced_alpha(told, picture[soft] - behind, near[soft] - behind)
    rest = picture[soft] - cover * near[soft] - (1 - cover) * behind
    near[soft] += cover * rest / np.maximum(cover * cover + PRIOR_WEIGHT * (1 - cover), 1e-6)
    colour = np.where(sure[:, :, None], picture, (near + 0.5).clip(0, 255)).astype(np.uint8)
    matte = matte.copy()
    matte[soft] = (255 * cover[:, 0] + 0.5).astype(np.uint8)
    return np.dstack([colour, matte])


def _reduced_alpha(cover: Floats, seen: Floats, person: Floats) -> Floats:
    """[n, 1] alpha, at most `cover`, from the projection of the pixel (`seen`) onto the line from plate to `person`.

    `seen` and `person` [n, 3] are differences from the plate; where `person` is close to the plate, `cover` is kept.
    """
    length = (person * person).sum(axis=1, keepdims=True)
    explained = ((seen * person).sum(axis=1, keepdims=True) / np.maximum(length, 1)).clip(0, 1)
    told = length / (length + HALF_WEIGHT_DIFFERENCE * HALF_WEIGHT_DIFFERENCE)
    return np.asarray(cover + told * (np.minimum(cover, explained) - cover), np.float32)


def thick_part(sure: npt.NDArray[np.bool_], scale: float) -> npt.NDArray[np.bool_]:
    """[h, w] `sure` without thin parts: strands of hair, or background twigs mistaken for them."""
    size = 2 * round(THIN * scale / 2) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.morphologyEx(sure.astype(np.uint8), cv2.MORPH_OPEN, disc) > 0)


def near_colour(picture: Pixels, sure: npt.NDArray[np.bool_]) -> Floats:
    """[h, w, 3] the person's colour nearby, computed at half the size."""
    size = picture.shape[1], picture.shape[0]
    half = (size[0] + 1) // 2, (size[1] + 1) // 2
    known = sure.astype(np.float32)
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    found = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    return np.asarray(cv2.resize(found, size, interpolation=cv2.INTER_LINEAR), np.float32)
