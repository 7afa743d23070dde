"""Areas that a moving head uncovers, and the difference of a plate to what is seen there."""

from __future__ import annotations

import numpy as np

from inference.types import Floats, Pixels
from training.evaluate.uncovered_background import SHOULDERS, Uncovered, differences, uncovered


def head(left: int) -> Floats:
    chance = np.zeros((512, 512), np.float32)
    chance[100:500, left : left + 150] = 1
    return chance


def mean_difference(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_only_what_the_head_leaves_counts_and_no_shoulders() -> None:
    area = uncovered(head(100), head(200))
    assert area[200, 110:180].all()
    assert not area[200, 190:].any()
    assert not area[SHOULDERS:].any()
    assert not uncovered(head(100), head(100)).any()


def test_a_plate_like_the_background_has_no_difference() -> None:
    later = np.random.default_rng(0).integers(0, 255, (512, 512, 3), dtype=np.uint8)
    pair = Uncovered(np.zeros_like(later), later, uncovered(head(100), head(200)))
    assert differences(pair, later, mean_difference) == (0, 0)
    darker = np.where(pair.area[..., None], later // 2, later)
    assert differences(pair, darker, mean_difference)[0] > 40
