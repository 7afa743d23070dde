"""Gain of narrowed lips, so that "oo" and "oh" look as rounded as real ones.

What cannot be heard surely is averaged: the lips' networks narrow the mouth by 0.06 inter-ocular distances at most (5th
percentile in talk; real speakers by 0.07), and rendered faces driven by the real speakers' own curves are read back at
0.5 to 0.9 of their pucker (three held-out clips). The gain leaves the gap between the lips, the jaw, the height of the
corners and wide mouths as they are: the likeliest narrowed mouth with the same gap hangs, its corners and upper lip
lowered by half of the narrowing, which people's are not. It begins at START: p, b and m narrow the mouth a little.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array, inner_lip_gap
from inference.types import Floats

GAIN = 2.4
"""Of the narrowing beyond START. Rendered faces of four people kept out are then read back at about the spread of their
own pucker (1.03 times) and at half of that of their funnel."""
START = 0.02
"""Narrowing in inter-ocular distances that is left as it is."""
CORNERS = (61, 291)
"""Landmarks of the corners of the mouth, on the left and on the right of the image."""
CHIN = 152
STIFFNESS = 0.002
"""As in lip_closure.py: changes of the gap of this size are left rather than undone by an unlikely shape."""


def rounded(lips: Floats) -> Floats:
    """Lower-face coefficients [18] with a mouth that is narrowed beyond START narrowed further."""
    width, narrowing = narrowed_mouth()
    return np.asarray(lips + (GAIN - 1) * min(0.0, float(width @ lips) + START) * narrowing, np.float32)


@cache
def narrowed_mouth() -> tuple[Array, Array]:
    """[18] mouth width by coefficient; [18] the likeliest coefficients of a width of 1 with gap, jaw and corners held.

    Coefficients count in standard deviations.
    """
    basis = dynamics_space().basis
    width = mouth_width(basis)[LOWER]
    held = [inner_lip_gap(basis).T, basis[:, CHIN, 1][None], basis[:, list(CORNERS), 1].mean(1)[None]]
    shape = np.vstack([width, np.vstack(held)[:, LOWER]])
    slack = np.diag([1e-8, *np.full(len(shape) - 1, STIFFNESS**2)])
    return width, (shape.T @ np.linalg.inv(shape @ shape.T + slack))[:, 0]


def mouth_width(faces: npt.NDArray[np.floating]) -> Array:
    """[...] distance of the corners of the mouth along x of faces or displacements [..., 478, 3] in face space."""
    return np.asarray(faces[..., CORNERS[1], 0] - faces[..., CORNERS[0], 0], np.float64)
