"""Emotion as an offset on the voice's motion, reduced where the voice closes the lips or opens them wide."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import BLINK, LOWER, REACH, SUPPLEMENT, UPPER, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array, inner_lip_gap

SHUT, APART = 0.015, 0.06
"""Gap between the voice's lips, in inter-ocular distances, up to which they are as good as shut, and beyond it the gap
from which an emotion may move them freely."""

FELT = 0.8
"""Largest score of an emotion from which nothing is left of the photo's own expression."""

SPOKEN = 0.7
"""Share of the gap that an emotion takes from open lips and the voice gets back: angry people press their lips, and
still articulate."""

PASSES = 4
"""Iterations of the closing; each closes the gap that the previous one left."""

DAMPING = 1e-3
"""Of the closing: without it the mouth corners, which hardly open, would need large coefficients."""


def offset(scores: npt.NDArray[np.floating] | None) -> Array:
    """[D] coefficients of an emotion's ARKit scores [52]."""
    if scores is None:
        return np.zeros(dynamics_space().basis.shape[0])
    return from_blendshapes(np.asarray(scores, np.float64)).astype(np.float64)


def kept_expression(scores: npt.NDArray[np.floating] | None) -> float:
    """Share of the trace of the photo's own expression that an emotion's ARKit scores [52] leave."""
    return 1.0 if scores is None else 1.0 - min(1.0, float(np.max(scores)) / FELT)


def add(voice: Array, emotion: Array, opening: float) -> Array:
    """[D] coefficients of both; `opening` 0..1 tells how much the person is speaking.

    While somebody speaks, the gap between the lips is the voice's where that is shut: smiling lips meet on p, b, m.
    Where it is open, most of the gap stays.
    """
    both, apart = _within(voice + emotion), _freedom(_gaps() @ voice)
    both[UPPER] = _brows(voice[UPPER], emotion[UPPER])
    kept = opening * (1 - apart)
    both[LOWER] += _closing() @ (SPOKEN * opening * apart * np.maximum(_gaps() @ (_within(voice) - both), 0))
    for _ in range(PASSES):
        closed = both[LOWER] - _closing() @ (kept * np.maximum(_gaps() @ (both - voice), 0))
        both[LOWER] = np.clip(closed, *(REACH * dynamics_space().limit[:, LOWER]))
    both[BLINK] = voice[BLINK] + emotion[BLINK] * (1 - np.clip(voice[BLINK], 0, 1))
    return both


def _brows(voice: Array, emotion: Array) -> Array:
    """[10] both, no further than people go, unless one of them does: else brows lowered twice cover the eyes."""
    low, high = 1.2 * dynamics_space().limit[:, UPPER]
    least, most = np.minimum(voice, emotion), np.maximum(voice, emotion)
    return np.asarray(np.clip(voice + emotion, np.minimum(low, least), np.maximum(high, most)), np.float64)


def _within(both: Array) -> Array:
    """The coefficients clipped to 1.2 times the range of the training faces."""
    low, high = 1.2 * dynamics_space().limit
    inside = both.copy()
    for part in (LOWER, SUPPLEMENT):
        inside[part] = np.clip(both[part], low[part], high[part])
    return inside


def _freedom(gap: Array) -> Array:
    """[9] 0 where lips `gap` apart are shut or cross .. 1 where they are well apart."""
    t = np.clip((gap - SHUT) / APART, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float64)


@cache
def _gaps() -> Array:
    """[9, D] change of the lips' gap by each coefficient; neutral lips are shut on every face."""
    return inner_lip_gap(dynamics_space().basis).T


@cache
def _closing() -> Array:
    """[18, 9] lower coefficients that change the gaps by 1 with least other motion of the face (damped)."""
    flat = dynamics_space().basis[LOWER].reshape(LOWER.stop, -1)
    inverse = np.linalg.inv(flat @ flat.T)
    across = inverse @ _gaps()[:, LOWER].T
    reached = _gaps()[:, LOWER] @ across
    return np.asarray(across @ np.linalg.inv(reached + DAMPING * np.trace(reached) * np.eye(9)), np.float64)
