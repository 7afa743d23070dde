"""Lips that really meet on p, b and m, whatever else moves the mouth."""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.blendshapes import COLUMN
from inference.face.dynamics import LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array, inner_lip_gap
from inference.types import Floats

FROM, TO = 0.12, 0.32
"""Probabilities of shut lips at which they begin to be drawn together, and meet."""

PRESSURE = 0.006
"""Gap in inter-ocular distances, below none, that sealed lips aim at, so that they meet in every face."""

STIFFNESS = 0.002
"""Gaps of this size across the mouth are left rather than closed by an unlikely shape."""

PRESS = {"mouthRollLower": 0.2, "mouthRollUpper": 0.12, "mouthPressLeft": 0.12, "mouthPressRight": 0.12}
"""ARKit scores of sealed lips: rolled in a little and pressed."""


def seal(dynamics: Floats, shut: float) -> Floats:
    """Coefficients [D] with the lips brought together as the probability `shut` asks; jaw and corners follow."""
    share = min(1.0, max(0.0, (shut - FROM) / (TO - FROM)))
    if not share:
        return dynamics
    opening, closing, press = _lips()
    out = np.asarray(dynamics + share * press, np.float32)
    out[LOWER] -= share * closing @ (np.maximum(opening @ out, 0.0) + PRESSURE)
    return out


def closing_lips() -> tuple[Array, Array]:
    """Gap of each inner-lip pair by coefficient [9, D], and the lower coefficients that open a gap of 1 [18, 9]."""
    return _lips()[:2]


@cache
def _lips() -> tuple[Array, Array, Array]:
    """Gap of each inner-lip pair by coefficient [9, D]; coefficients that open them [18, 9]; pressed lips [D].

    Of all changes that close a gap, the closing one is the likeliest: coefficients count in standard deviations.
    """
    space = dynamics_space()
    opening = inner_lip_gap(space.basis).T
    lower = opening[:, LOWER]
    closing = lower.T @ np.linalg.inv(lower @ lower.T + STIFFNESS**2 * np.eye(len(lower)))
    return opening, closing, sum(share * space.arkit[COLUMN[name]] for name, share in PRESS.items())
