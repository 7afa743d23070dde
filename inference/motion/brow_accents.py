"""Brows raised on some stressed syllables.

On the training clips brows stand 0.1 standard deviations higher around a stressed syllable, in the mean over all of
them (28 people, 508 syllables; on the held-out ones as well), while single people differ much: some raise their brows
for emphasis (source: Flecha-Garcia 2010), others knit them or do nothing. Hence few raises that can be seen.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.blendshapes import scores
from inference.face.dynamics import UPPER, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Array
from inference.face.landmark_maps import BROW_A, BROW_B
from inference.motion.brow_gain import GAIN
from inference.motion.head_channels import BROWS, CHANNELS
from inference.seeded_random import SeededRandom

SHARE = 0.25
"""Share of the stressed syllables on which the brows rise."""
RISE = 0.011
"""Rise at the control point for a stress of 1, in inter-ocular distances; two thirds of it are shown, half of the
standard deviation of real brows (0.0146)."""
VARIES = 0.4
"""Standard deviation of the rise, as a share of it."""

_SCORES = {"browInnerUp": 0.6, "browOuterUpLeft": 0.4, "browOuterUpRight": 0.4}


class BrowAccents:
    """step(strength) -> [CHANNELS] to be added to one control point, once per stressed syllable."""

    def __init__(self, seed: int) -> None:
        self._chance, self._count = SeededRandom(seed, "brow accents"), 0

    def step(self, strength: float) -> Array:
        """`strength` of the stress, 1 for a typical one."""
        draw = self._chance.at(self._count)
        self._count += 1
        if draw.random() > SHARE:
            return np.zeros(CHANNELS)
        return np.asarray(strength * max(0.0, 1 + VARIES * draw.standard_normal()) * _raise(), np.float64)


@cache
def _raise() -> Array:
    """[CHANNELS] brows raised by RISE, before their gain."""
    space, brows = dynamics_space(), [*BROW_A, *BROW_B]
    up = from_blendshapes(scores(_SCORES))[UPPER].astype(np.float64)
    height = float(np.tensordot(up, space.basis[UPPER][:, brows, 1], 1).mean())
    values = np.zeros(CHANNELS)
    values[BROWS] = up * RISE / (GAIN * abs(height))
    return values
