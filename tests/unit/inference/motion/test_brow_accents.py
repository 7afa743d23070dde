"""Brows rise on some stressed syllables, and never fall."""

import numpy as np

from inference.face.dynamics import UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.landmark_maps import BROW_A, BROW_B
from inference.motion.brow_accents import RISE, SHARE, BrowAccents
from inference.motion.brow_gain import brow_gain
from inference.motion.head_channels import BROWS, HEAD


def accents(strength: float, seed: int = 0, count: int = 400) -> np.ndarray:
    brows = BrowAccents(seed)
    return np.stack([brows.step(strength) for _ in range(count)])


def heights(added: np.ndarray) -> np.ndarray:
    """[n] mean rise of the brows as shown, in inter-ocular distances."""
    moved = np.tensordot(added[:, BROWS] @ brow_gain(), dynamics_space().basis[UPPER], 1)
    return -moved[:, [*BROW_A, *BROW_B], 1].mean(1)  # y points down


def test_brows_rise_on_some_stresses_by_about_half_their_usual_spread() -> None:
    rises = heights(accents(1.0))
    raised = rises[np.abs(rises) > 1e-9]
    assert abs(len(raised) / len(rises) - SHARE) < 0.07
    assert (raised > 0).mean() > 0.95
    assert abs(np.median(raised) / RISE - 1) < 0.3


def test_stronger_stress_raises_them_further_and_the_head_stays() -> None:
    assert np.allclose(accents(1.5), 1.5 * accents(1.0))
    assert not accents(1.0)[:, HEAD].any()


def test_they_repeat_for_a_seed() -> None:
    assert np.array_equal(accents(1.0, 3), accents(1.0, 3))
    assert not np.array_equal(accents(1.0, 3), accents(1.0, 4))
