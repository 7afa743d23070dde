"""Loader of resources/models/skin_folds.npz (made by training/skin/fold_maps.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from inference.face.shape_scores import SHAPES
from inference.onnx_session import MODELS, REPAIR
from inference.types import Floats
from inference.user_error import UserError

LIGHT_STEP, SHARE_STEP = 1 / 200, 1 / 255
"""Log light and share of one step of the stored 8-bit maps."""


@dataclass(frozen=True, slots=True)
class FoldMaps:
    """Maps on the canonical face; one row for each of SHAPES that folds the skin."""

    shapes: tuple[int, ...]
    """Positions in SHAPES."""
    light: Floats
    """[n, SIDE, SIDE] change of log light at a score of 1."""
    lines: Floats
    """[n, SIDE, SIDE] 0..1 share by which a score of 1 deepens the photo's own lines."""
    bearing: Floats
    """[SIDE, SIDE] direction of lines in radians, 0..pi."""
    skin: Floats
    """[SIDE, SIDE] 0..1: skin, without brows, eyes, lips and nostrils."""


@cache
def fold_maps() -> FoldMaps:
    """The maps of resources/models/skin_folds.npz. Raises UserError if they are missing or damaged."""
    path = MODELS / "skin_folds.npz"
    try:
        with np.load(path, allow_pickle=False) as fields:
            return FoldMaps(
                tuple(SHAPES.index(str(name)) for name in fields["shapes"]),
                fields["light"].astype(np.float32) * np.float32(LIGHT_STEP),
                fields["lines"].astype(np.float32) * np.float32(SHARE_STEP),
                fields["bearing"].astype(np.float32) * np.float32(np.pi / 180),
                fields["skin"].astype(np.float32) * np.float32(SHARE_STEP),
            )
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "The skin's folds {path} are missing or damaged ({reason}). {repair}",
            path=path,
            reason=error,
            repair=REPAIR,
        ) from None
