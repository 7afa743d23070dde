"""A whole row of teeth with gums as a texture: completed from the part that a photo shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.tooth_shapes import UPPER, ToothShapes
from inference.portrait.tooth_texture import PER_UNIT, RowFit, S, Y
from inference.types import Floats

PAPILLA = 0.03
"""Height of the gum's points between teeth, in inter-ocular distances."""
GUM_EDGE = 0.005
"""Softness of the gum's edge."""
NECK, NECK_TONE = 0.05, (0.93, 0.86, 0.74)
"""Height over which a crown darkens towards its neck, and its RGB there relative to the crown's middle."""
EROSION = 5
"""Pixels by which a mask of teeth is eroded: mixed with lips, and softened by the photo."""
SPREAD = 4.0
"""Sigma in pixels over which visible teeth are continued beyond the mask, and blend with the row underneath."""


@dataclass(frozen=True, slots=True)
class ToothRow:
    """A row of teeth in arch coordinates (see tooth_texture.py)."""

    colours: Floats
    """[h, w, 3] RGB 0..255."""
    cover: Floats
    """[h, w] opacity 0..1."""
    fit: RowFit
    shapes: ToothShapes = UPPER
    shown: Floats | float = 0.0
    """[h, w] 0..1: where the photo shows the row."""


def overlay(base: ToothRow, colours: Floats, mask: np.ndarray, fit: RowFit) -> ToothRow:
    """The row `base`, already placed as `fit`, with the teeth of `colours` [h, w, 3] where `mask` [h, w] shows them."""
    sure = cv2.erode(mask.astype(np.uint8), np.ones((EROSION, EROSION), np.uint8)).astype(np.float32)
    near = cv2.GaussianBlur(sure, (0, 0), SPREAD)
    spread = cv2.GaussianBlur(colours * sure[..., None], (0, 0), SPREAD) / np.maximum(near, 1e-4)[..., None]
    seen = cv2.GaussianBlur(sure, (0, 0), 1.0)[..., None]
    whole = seen * colours + (1 - seen) * spread
    share = np.clip(3 * near, 0, 1)[..., None]
    columns = np.clip(_blurred(mask.max(0), 3.0) * 1.6 - 0.3, 0, 1)[None]
    own_cover = np.maximum(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.2), (_middle(mask) > Y))
    cover = columns * own_cover + (1 - columns) * base.cover
    colours = np.asarray(share * whole + (1 - share) * base.colours, np.float32)
    return ToothRow(colours, np.asarray(cover, np.float32), fit, shown=np.asarray(share[..., 0], np.float32))


def _middle(mask: np.ndarray) -> Floats:
    """[w] y of the centre of the mask in each column; far above where there is none."""
    count = mask.sum(0)
    return np.where(count > 0, (Y * mask).sum(0) / np.maximum(count, 1), -1).astype(np.float32)


def with_gums(row: ToothRow, gum: Floats) -> ToothRow:
    """The row with necks that darken towards gums of colour `gum` [3], but for what the photo shows."""
    line, hidden = gum_line(row.fit, row.shapes), np.asarray(1 - row.shown)[..., None]
    neck = hidden * np.clip(1 - (Y - line) / NECK, 0, 1)[..., None] ** 2
    crowns = row.colours * (1 - neck * (1 - np.array(NECK_TONE, np.float32)))
    above = hidden * np.clip((line - Y) / GUM_EDGE + 0.5, 0, 1)[..., None]
    deeper = np.clip(1 + 3 * np.minimum(Y - line, 0), 0.55, 1)[..., None]
    return ToothRow((above * gum * deeper + (1 - above) * crowns).astype(np.float32), row.cover, row.fit)


def gum_line(fit: RowFit, shapes: ToothShapes = UPPER) -> Floats:
    """[w] y of the gum's edge: an arc above each crown, with points between teeth."""
    place = np.abs(S[0] - fit.shift) / fit.scale
    gaps = np.array([*shapes.gaps, shapes.gaps[-1] + 0.06])
    tooth = np.clip(np.searchsorted(gaps, place, side="right") - 1, 0, len(shapes.crowns) - 1)
    across = np.clip((place - gaps[tooth]) / (gaps[tooth + 1] - gaps[tooth]), 0, 1)
    arc = 1 - (2 * across - 1) ** 2
    heights = np.array(shapes.crowns)[tooth]
    line = fit.edge - heights + PAPILLA * (1 - np.sqrt(np.maximum(arc, 0)))
    return np.asarray(_blurred(line, 0.006 * PER_UNIT), np.float32)


def _blurred(values: npt.NDArray[Any], sigma: float) -> Floats:
    found = cv2.GaussianBlur(values.astype(np.float32)[None], (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(found[0], np.float32)
