from itertools import pairwise

import numpy as np

from inference.face.blendshapes import COLUMN
from inference.face.dynamics import from_blendshapes
from inference.motion.curves.blendshape_fit import scores_of, system
from inference.motion.curves.live_blendshape_fit import LiveBlendshapeFit
from inference.types import Floats, HeadPose, Motion


def faces() -> list[Motion]:
    """From one random mixture of shapes to the next, 12 steps each."""
    chance = np.random.default_rng(3)
    goals = chance.uniform(0, 0.6, (4, 52)) * (chance.random((4, 52)) < 0.3)
    steps = np.linspace(0, 1, 12)[:, None]
    rows = [row for a, b in pairwise(goals) for row in (1 - steps) * a + steps * b]
    return [Motion(index, HeadPose(), (6.0, 2.0), from_blendshapes(row)) for index, row in enumerate(rows)]


def misses(motions: list[Motion], found: Floats) -> np.ndarray:
    """Squared landmark error of each, against the shapes' own size."""
    gram, pull = system()
    wanted = np.stack([motion.dynamics for motion in motions]) @ pull
    looks = [column for name, column in COLUMN.items() if name.startswith("eyeLook")]
    fitted = found.astype(float)
    fitted[:, looks] = 0
    errors = wanted @ np.linalg.pinv(gram, rcond=1e-6) - fitted
    return np.einsum("ni,ij,nj->n", errors, gram, errors)


def test_live_fit_is_as_near_as_the_whole_fit_and_calmer() -> None:
    motions, live = faces(), LiveBlendshapeFit()
    found, whole = np.stack([live.step(motion) for motion in motions]), scores_of(motions)
    assert found.min() >= 0
    assert found.max() <= 1
    assert misses(motions, found)[3:].mean() < misses(motions, whole)[3:].mean() + 0.01
    assert np.abs(np.diff(found, 2, axis=0)).mean() < np.abs(np.diff(whole, 2, axis=0)).mean()


def test_gaze_is_in_the_looks() -> None:
    found = LiveBlendshapeFit().step(faces()[0])
    assert np.isclose(found[COLUMN["eyeLookOutLeft"]], 0.2)
    assert np.isclose(found[COLUMN["eyeLookUpRight"]], 0.1)
