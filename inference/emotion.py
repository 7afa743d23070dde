"""An emotion as an offset on what the voice does, which yields wherever the voice shuts the lips."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.dynamics import BLINK, LOWER, from_blendshapes
from inference.dynamics_space import dynamics_space
from inference.face_geometry import Array, inner_lip_gap

APART = 0.06
"""Gap between the voice's lips, in inter-ocular distances, from which an emotion may move them freely."""


def offset(scores: npt.NDArray[np.floating] | None) -> Array:
    """[D] coefficients of an emotion's ARKit scores [52]."""
    if scores is None:
        return np.zeros(dynamics_space().basis.shape[0])
    return from_blendshapes(np.asarray(scores, np.float64)).astype(np.float64)


def add(voice: Array, emotion: Array, opening: float) -> Array:
    """[D] coefficients of both; `opening` 0..1 tells how much the person is speaking.

    While somebody speaks, the gap between the lips is the voice's where that is shut: smiling lips meet on p, b, m.
    """
    both = voice + emotion
    both[LOWER] = _within(both[LOWER])
    both[LOWER] -= _closing() @ (_gap(both[LOWER] - voice[LOWER]) * opening * (1 - _freedom(voice[LOWER])))
    both[BLINK] = voice[BLINK] + emotion[BLINK] * (1 - np.clip(voice[BLINK], 0, 1))
    return both


def _within(lower: Array) -> Array:
    """The coefficients inside the range in which faces were seen, where all else is linear."""
    low, high = 1.4 * dynamics_space().limit[:, LOWER]
    return np.asarray(np.clip(lower, low, high), np.float64)


def _freedom(lower: Array) -> Array:
    """[9] 0 where the lips are shut or cross .. 1 where they are APART."""
    t = np.clip(_gap(lower) / APART, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float64)


def _gap(lower: Array) -> Array:
    return np.asarray(_gaps() @ lower, np.float64)


@cache
def _gaps() -> Array:
    """[9, 18] change of the lips' gap by each lower coefficient; neutral lips are shut on every face."""
    return inner_lip_gap(dynamics_space().basis[LOWER]).T


@cache
def _closing() -> Array:
    """[18, 9] coefficients that open each gap by 1 with the least motion of the face (weighted pseudo-inverse)."""
    flat = dynamics_space().basis[LOWER].reshape(18, -1)
    inverse = np.linalg.inv(flat @ flat.T)
    across = inverse @ _gaps().T
    return np.asarray(across @ np.linalg.inv(_gaps() @ across), np.float64)
