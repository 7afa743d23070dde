"""From the dynamics space back to ARKit's scores: the mixture of shapes that moves a face most nearly alike."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import NAMES, gaze_scores, scores
from inference.face.dynamics import BLINK
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_PAIRS, Array
from inference.types import Floats, Motion

SWEEPS = 60
LIPS = 6.0
"""How much more the inner lips count than other landmarks."""
LIDS = 0.3
"""Cost of a blink missed by 1, in squared inter-ocular distances summed over landmarks."""
PARSIMONY = 2e-4
"""Cost of a score of 1: shapes that say the same are not played against each other."""


def scores_of(motions: list[Motion]) -> Floats:
    """[n, 52] scores 0..1 of motions, the gaze in eyeLook..."""
    fitted = fit(np.stack([motion.dynamics for motion in motions]))
    looks = np.stack([scores(gaze_scores(motion.gaze)) for motion in motions])
    return fitted + looks


def fit(dynamics: npt.NDArray[np.floating]) -> Floats:
    """[n, 52] scores of coefficients [n, D]: least squares in the landmarks, bounded to 0..1 (coordinate descent)."""
    gram, pull = system()
    wanted = np.asarray(dynamics, np.float64) @ pull
    found = np.zeros((len(dynamics), len(NAMES)))
    movable = np.flatnonzero(np.diag(gram) > 1e-9)
    for _ in range(SWEEPS):
        for column in movable:
            rest = wanted[:, column] - found @ gram[:, column] + found[:, column] * gram[column, column]
            found[:, column] = np.clip((rest - PARSIMONY) / gram[column, column], 0, 1)
    return np.asarray(found, np.float32)


@cache
def system() -> tuple[Array, Array]:
    """Gram matrix [52, 52] of the shapes and [D, 52] what coefficients pull at each."""
    space = dynamics_space()
    weight = np.ones(space.basis.shape[1])
    weight[INNER_LIP_PAIRS.ravel()] = LIPS
    basis = space.basis.copy()
    basis[BLINK] = 0
    flat = (basis * np.sqrt(weight)[:, None]).reshape(len(basis), -1)
    metric = flat @ flat.T
    metric[BLINK, BLINK] += LIDS * np.eye(2)
    pull = metric @ space.arkit.T
    gram = space.arkit @ pull
    return gram, pull
