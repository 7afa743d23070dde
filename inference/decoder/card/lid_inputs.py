"""Inputs of the frame graph from which it computes the fields of both eyes."""

from __future__ import annotations

import numpy as np

from inference.decoder.eyes.lid_curves import LINE, RIM
from inference.decoder.eyes.lid_line import line_strength, near
from inference.decoder.eyes.painter import EyeGeometry
from inference.face.patches import EYE_SIZE
from inference.graph_session import Inputs
from inference.timebase import FRAME_SIZE
from inference.types import Floats

CURVES = (
    "brow",
    "fold",
    "upper",
    "lower",
    "own_brow",
    "own_upper",
    "own_lower",
    "steep",
    "rise",
    "steeper",
    "rest",
    "highest",
    "rim",
    "shade",
    "own_shade",
    "stretch",
    "met",
    "closed",
)
"""Rows of the input "eye_curves" [2, n, w, 1], see `_curves`."""
SCALARS = ("inverse_width", "unit", "per_pixel")
"""Parts of the input "eye_scalars" [2, 1, 1, n]."""


def lid_inputs(eyes: list[EyeGeometry], scale: float) -> Inputs:
    """Windows, curves and scalars of both eyes; `scale`: pixels of the frame per crop pixel."""
    curves = np.stack([_curves(eye) for eye in eyes])[..., None]
    scalars = [[1 / eye.curves.width, scale * eye.curves.unit, 1 / eye.curves.pixel] for eye in eyes]
    return {
        "eye_windows": np.stack(
            [np.hstack([on_crop(eye.window), eye.curves.to_eye.T]) for eye in eyes], dtype=np.float32
        ),
        "eye_corners": np.stack([_corners(eye) for eye in eyes])[None],
        "eye_curves": curves,
        "eye_scalars": np.array(scalars, np.float32)[:, None, None],
    }


def on_crop(window: Floats) -> Floats:
    """[3, 2] map from a window's x, y and 1 to the crop's -1..1."""
    mapped = window.T * np.float32(2 / FRAME_SIZE)
    mapped[2] -= 1
    return np.asarray(mapped, np.float32)


def _corners(eye: EyeGeometry) -> Floats:
    """[2, 2] places in the crop's -1..1 of the window's pixels at the eye's corners."""
    columns, rows = eye.curves.corners
    pixels = np.column_stack([columns + 0.5, rows + 0.5, np.ones(2)])
    return np.asarray(pixels @ on_crop(eye.window), np.float32)


def _curves(eye: EyeGeometry) -> Floats:
    """[n, w] CURVES of one eye."""
    of, shut = eye.curves, eye.curves.shut
    closed = near(of) * np.float32(line_strength(eye.shut))
    lids = of.brow, of.fold, of.upper, of.lower, of.own_brow, of.own_upper, of.own_lower
    rows = [*lids, *of.skin, of.own_upper - LINE * shut, RIM * shut, *of.white, of.met, closed]
    return np.concatenate(rows, dtype=np.float32)


def lid_layers(edge: Floats, share: Floats) -> Inputs:
    """What stays on the card: the windows' pixels, and `edge`, `share` [h, w] as of painter and warp."""
    width, height = EYE_SIZE
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    pixels = np.stack([x, y, np.ones_like(x)], -1).reshape(1, -1, 3)
    return {
        "eye_pixels": pixels.astype(np.float32),
        "eye_edge": edge[None, ..., None],
        "eye_share": share[None, ..., None],
    }
