"""Age of a face, from the lines of its skin."""

from __future__ import annotations

import numpy as np

from inference.portrait.fold_maps import FoldMaps, fold_maps
from inference.portrait.own_skin import own_skin
from inference.types import Floats, Portrait

YOUNG, OLD = 0.0050, 0.020
"""Mean log light of the photo's own lines in young and in old faces (32 portraits, ordered by eye)."""


def age_of(portrait: Portrait) -> float:
    """`skin_age` of the photo's face."""
    maps = fold_maps()
    return skin_age(own_skin(portrait.crop, portrait.landmarks, maps).lines, maps)


def skin_age(lines: Floats, maps: FoldMaps) -> float:
    """0 (young) .. 1 (old), from how many lines the photo's skin shows where it folds."""
    weight = maps.lines.max(0) * maps.skin
    found = float((np.abs(lines) * weight).sum() / weight.sum())
    return float(np.clip((found - YOUNG) / (OLD - YOUNG), 0, 1))
