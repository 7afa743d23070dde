"""Tip of the tongue: it rises from below to the upper teeth, and lies below their edge when it is out."""

from __future__ import annotations

import numpy as np

from inference.decoder.mouth.tongue import Tongue
from inference.decoder.mouth.tongue_tip import HIGHEST, OUT, TongueTip
from inference.types import Floats

TIP = TongueTip(Tongue(np.array([180, 100, 100], np.float32), np.ones(3, np.float32)))
DOWN = np.linspace(-0.1, 0.2, 301, dtype=np.float32)[:, None]


def raised(share: float, s: float = 0.0) -> Floats:
    inside = np.zeros((len(DOWN), 1, 3), np.float32)
    TIP.draw_raised(inside, np.full_like(DOWN, s), DOWN, share, np.ones_like(DOWN))
    return inside.mean(-1)[:, 0]


def top(share: float, s: float = 0.0) -> float:
    return float(DOWN[raised(share, s) > 40].min())


def test_a_tip_on_the_floor_is_not_drawn() -> None:
    assert not raised(0.0).any()


def test_it_rises_behind_the_upper_teeth_and_falls_to_the_sides() -> None:
    assert top(0.4) > top(0.7) > top(1.0)
    assert abs(top(1.0) + HIGHEST) < 0.01
    assert top(1.0, 0.1) > top(1.0) + 0.02


def test_out_it_covers_what_is_above_its_edge() -> None:
    inside = np.zeros((len(DOWN), 1, 3), np.float32)
    TIP.draw_out(inside, np.zeros_like(DOWN), DOWN, 1.0, np.ones_like(DOWN))
    seen = inside.mean(-1)[:, 0]
    assert (seen[DOWN[:, 0] < OUT - 0.01] > 50).all()
    assert not seen[DOWN[:, 0] > OUT + 0.01].any()
