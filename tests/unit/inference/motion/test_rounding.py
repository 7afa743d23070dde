"""Narrowed lips are narrowed further; wide ones and the gap between the lips stay."""

import numpy as np

from inference.face.dynamics import LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from inference.motion.rounding import CHIN, CORNERS, GAIN, START, mouth_width, rounded

BASIS = dynamics_space().basis[LOWER]


def spoken() -> np.ndarray:
    return np.random.default_rng(0).normal(0, 1, (200, LOWER.stop)).astype(np.float32)


def test_a_narrow_mouth_gets_narrower_by_the_gain_and_a_wide_one_stays() -> None:
    before = spoken()
    after = np.stack([rounded(lips) for lips in before])
    widths, gained = (mouth_width(np.tensordot(lips, BASIS, 1)) for lips in (before, after))
    narrow = widths < -START
    assert np.allclose(gained[narrow] + START, GAIN * (widths[narrow] + START), atol=1e-3)
    assert np.array_equal(after[~narrow], before[~narrow])


def test_the_gap_between_the_lips_stays() -> None:
    before = spoken()
    added = np.stack([rounded(lips) for lips in before]) - before
    gaps = inner_lip_gap(np.tensordot(added, BASIS, 1))
    assert np.abs(gaps).max() < 0.01  # inter-ocular distances
    assert np.abs(added).max() > 0.3


def test_jaw_and_corners_stay_at_their_height() -> None:
    before = spoken()
    added = np.tensordot(np.stack([rounded(lips) for lips in before]) - before, BASIS, 1)
    narrowing = np.abs(mouth_width(added)).max()
    assert np.abs(added[:, [CHIN, *CORNERS], 1]).max() < 0.2 * narrowing


def test_lips_at_rest_stay_at_rest() -> None:
    assert not rounded(np.zeros(LOWER.stop, np.float32)).any()
