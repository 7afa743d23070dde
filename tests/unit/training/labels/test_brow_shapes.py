"""The lowered brow, measured on clips whose displacement is known."""

import numpy as np
import pytest

from inference.face.blendshapes import COLUMN
from inference.face.dynamics import UPPER
from inference.face.dynamics_space import dynamics_space
from training.labels.brow_shapes import SHOWN, STEMS, slopes, with_rows
from training.labels.displacement import Sample

LEFT, RIGHT = COLUMN["browDownLeft"], COLUMN["browDownRight"]


def clip(shape: np.ndarray, seed: int, spread: float) -> Sample:
    """Frames that move along `shape` by the lowered brow's score, about a rest of their own."""
    rng = np.random.default_rng(seed)
    scores = rng.random((40, 52)) * 0.1
    scores[:, [LEFT, RIGHT]] = (0.3 + spread * rng.random(40))[:, None]
    moved = rng.random((1, 478, 3)) + scores[:, LEFT, None, None] * shape
    return Sample("clip", np.zeros((478, 3)), moved, scores, np.zeros(52))


def test_slopes_are_what_a_score_moves_whatever_the_clips_rest() -> None:
    shape = np.random.default_rng(1).normal(size=(478, 3))
    found = slopes([clip(shape, seed, spread=0.5) for seed in range(3)])
    assert found[STEMS.index("browDown")] == pytest.approx(shape, abs=1e-6)


def test_clips_of_still_brows_say_nothing() -> None:
    shape = np.random.default_rng(1).normal(size=(478, 3))
    found = slopes([clip(shape, 0, spread=0.5), clip(9 * shape, 1, spread=0.05)])
    assert found[STEMS.index("browDown")] == pytest.approx(shape, abs=1e-6)


def test_only_the_shapes_given_change_and_stay_in_the_upper_face() -> None:
    space = dynamics_space()
    shape = space.basis[UPPER.start + 3] + space.basis[UPPER.start + 5]
    arkit = with_rows({"basis": space.basis, "arkit": space.arkit}, {"browDownLeft": shape})
    assert (np.delete(arkit, LEFT, 0) == np.delete(space.arkit, LEFT, 0)).all()
    assert (arkit[LEFT, : SHOWN.start] == 0).all()
    assert np.tensordot(arkit[LEFT], space.basis, 1) == pytest.approx(shape, abs=1e-6)
