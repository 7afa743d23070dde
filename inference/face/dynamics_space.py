"""The arrays of resources/models/dynamics.npz (made by training/labels/dynamics.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from inference.face.geometry import Array
from inference.onnx_session import MODELS, REPAIR
from inference.user_error import UserError


@dataclass(frozen=True, slots=True)
class DynamicsSpace:
    """The arrays of dynamics.npz; face space, see face_geometry."""

    mean_face: Array
    """[478, 3]"""
    basis: Array
    """[D, 478, 3] displacement of one unit of each coefficient."""
    encoder: Array
    """[D, 478, 3] displacement to coefficients by a plain product (not the blinks)."""
    limit: Array
    """[2, D] least and greatest value seen in speech."""
    arkit: Array
    """[52, D] ARKit scores to coefficients."""
    own: Array
    """[52 + S, D] scores and shape of a photo to its own expression."""
    own_bias: Array
    """[D]"""
    shape: Array
    """[S, 478, 3] face minus mean to shape features."""
    closing: Array
    """[478] share of a lip gap that each landmark travels to shut it."""


@cache
def dynamics_space() -> DynamicsSpace:
    """The space in resources/models/dynamics.npz; UserError when it is missing or damaged."""
    path = MODELS / "dynamics.npz"
    try:
        with np.load(path) as fields:
            return DynamicsSpace(**{name: fields[name].astype(np.float64) for name in DynamicsSpace.__slots__})
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "The motion model {path} is missing or damaged ({reason}). {repair}", path=path, reason=error, repair=REPAIR
        ) from None
