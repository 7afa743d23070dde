"""Drawn glasses and the detector trained on them."""

from __future__ import annotations

import numpy as np
import pytest

from inference.portrait.glasses import FEATURES, features
from inference.types import Floats
from tests.unit.inference.synthetic_face import SIZE, mean_landmarks
from training.portraits.drawn_glasses import draw_glasses, make

pytest.importorskip("torch", reason="training tests run in the training environment")
from training.portraits.glasses_train import chances, fit

POINTS = mean_landmarks()


def skin(seed: int) -> np.ndarray:
    """[512, 512, 3] noise without the edges of a face."""
    noise = np.random.default_rng(seed).normal(0, 6, (32, 32, 3))
    return np.clip(150 + np.kron(noise, np.ones((16, 16, 1))), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("seed", range(4))
def test_drawn_glasses_lie_around_the_eyes_and_nowhere_else(seed: int) -> None:
    bare = skin(seed)
    worn = draw_glasses(bare, POINTS, np.random.default_rng(seed))
    changed = np.abs(worn.astype(int) - bare).max(axis=2) > 4
    eyes = POINTS[[33, 263], :2].mean(0)
    rows, columns = np.nonzero(changed)
    assert changed.sum() > 500
    assert np.abs(rows - eyes[1]).max() < 0.6 * SIZE
    assert np.abs(columns - eyes[0]).max() < 1.1 * SIZE


def test_drawn_glasses_vary() -> None:
    rng = np.random.default_rng(0)
    pairs = [make(rng) for _ in range(20)]
    assert len({pair.half for pair in pairs}) == 20
    assert {pair.lower == 0 for pair in pairs} == {True, False}


def test_weights_detect_glasses_on_unseen_faces() -> None:
    def rows(seeds: range, worn: bool) -> Floats:
        rng = np.random.default_rng(seeds.start)
        return np.stack([features(draw_glasses(skin(s), POINTS, rng) if worn else skin(s), POINTS) for s in seeds])

    weights = fit(rows(range(12), False), rows(range(12), True))
    assert weights.shape == (FEATURES + 1,)
    assert (chances(weights, rows(range(100, 106), False)) < 0.5).all()
    assert (chances(weights, rows(range(100, 106), True)) > 0.5).mean() > 0.8
