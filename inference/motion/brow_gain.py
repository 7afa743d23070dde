"""Gain of the brows' motion, so that rendered brows are read as far raised as real ones.

Driven by the curves of real people, rendered brows were read back by the face model at 0.4 to 0.7 of the spread of the
real ones (`python -m training.evaluate motion --only liveliness`), when the flow showed 0.6 to 0.85 of the motion asked
for. It shows 0.75 to 0.95 since (PASSES in inference/decoder/flow/landmark_flow.py), so the gain is lower than the 1.45
that made up for it. Lids are not amplified.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.dynamics import UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import LID_PAIRS, Array
from inference.face.landmark_maps import BROW_A, BROW_B

GAIN = 1.3


@cache
def brow_gain() -> Array:
    """[10, 10] from upper-face coefficients to those whose brows move GAIN times as far (least squares)."""
    space = dynamics_space()
    basis = space.basis[UPPER]
    height = space.mean_face[:, 1]
    brows = height[np.array([*BROW_A, *BROW_B])].max()
    lids = height[LID_PAIRS[..., 0].ravel()].min()
    share = np.clip((lids - height) / max(lids - brows, 1e-3), 0, 1)
    wanted = basis * (1 + (GAIN - 1) * share)[None, :, None]
    flat = basis.reshape(len(basis), -1)
    return np.asarray(np.linalg.lstsq(flat.T, wanted.reshape(len(basis), -1).T, rcond=None)[0].T)
