"""A smile while listening, and the gain of the brows."""

import numpy as np

from inference.audio.prosody import silent_prosody
from inference.face.dynamics import UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_CORNERS, LID_PAIRS, inner_lip_gap
from inference.face.landmark_maps import BROW_A
from inference.motion.brow_gain import GAIN, brow_gain
from inference.motion.expression import Expression, smile_shape


def shown(smile: float, talk: float, smiles: bool = True) -> np.ndarray:
    return Expression().step(smile, talk, silent_prosody(), 0.0, smiles=smiles)


def test_a_smile_widens_the_mouth_lifts_its_corners_and_keeps_the_lips_shut() -> None:
    face = np.tensordot(smile_shape(), dynamics_space().basis, 1)
    left, right = (face[corner] for corner in INNER_LIP_CORNERS)
    assert right[0] - left[0] > 0.02
    assert max(left[1], right[1]) < 0
    assert np.abs(smile_shape() @ inner_lip_gap(dynamics_space().basis)).max() < 0.01


def test_talk_lessens_the_smile_and_a_switch_removes_it() -> None:
    listening, talking = (np.abs(shown(0.2, talk)).max() for talk in (0.0, 1.0))
    assert 0 < talking < 0.5 * listening
    assert not shown(-0.2, 0.0).any()
    assert not shown(0.2, 0.0, smiles=False).any()


def test_switching_is_gradual() -> None:
    expression = Expression()
    steps = [expression.step(0.2, 0.0, silent_prosody(), 0.0, smiles=index < 5) for index in range(80)]
    change = np.abs(np.diff(steps, axis=0)).max(1)
    assert change.max() < 0.15 * np.abs(steps[0]).max()
    assert np.abs(steps[-1]).max() < 0.02 * np.abs(steps[0]).max()


def test_brows_are_amplified_and_lids_are_not() -> None:
    basis = dynamics_space().basis[UPPER]
    coefficients = np.random.default_rng(0).normal(0, 1, (50, len(basis)))
    plain, larger = (np.tensordot(rows, basis, 1)[..., 1] for rows in (coefficients, coefficients @ brow_gain()))
    brows, lids = np.array(BROW_A[:5]), LID_PAIRS[..., 1].ravel()
    assert abs(larger[:, brows].std() / plain[:, brows].std() - GAIN) < 0.2
    assert larger[:, lids].std() < 1.15 * plain[:, lids].std()
