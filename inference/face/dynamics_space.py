"""Loader of resources/models/dynamics.npz (made by training/labels/dynamics.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from inference.face.geometry import Array
from inference.onnx_session import MODELS, REPAIR
from inference.user_error import UserError


@dataclass(frozen=True, slots=True)
class DynamicsSpace:
    """Arrays of dynamics.npz; geometry.py defines face space."""

    mean_face: Array
    """[478, 3]"""
    basis: Array
    """[D, 478, 3] displacement per unit of each coefficient."""
    encoder: Array
    """[D, 478, 3] maps displacement to coefficients by a dot product (blinks excepted)."""
    limit: Array
    """[2, D] minimum and maximum in speech."""
    arkit: Array
    """[52, D] maps ARKit scores to coefficients."""
    own: Array
    """[52 + S, D] maps blendshape scores and shape features of a photo to its expression."""
    own_bias: Array
    """[D]"""
    shape: Array
    """[S, 478, 3] maps face minus mean face to shape features."""
    closing: Array
    """[478] share of a lip gap that each landmark moves to close it."""


@cache
def dynamics_space() -> DynamicsSpace:
    """The dynamics space of resources/models/dynamics.npz. Raises UserError if it is missing or damaged."""
    path = MODELS / "dynamics.npz"
    try:
        with np.load(path, allow_pickle=False) as fields:
            return DynamicsSpace(**{name: fields[name].astype(np.float64) for name in DynamicsSpace.__slots__})
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "The motion model {path} is missing or damaged ({reason}). {repair}", path=path, reason=error, repair=REPAIR
        ) from None
