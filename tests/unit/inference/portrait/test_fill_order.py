"""Patches fill a hole along strong edges first, and every pixel once."""

from __future__ import annotations

import numpy as np
import pytest

from inference.portrait.fill_order import FillOrder
from inference.portrait.patch_table import PATCH
from inference.types import Floats

SIDE = 40
AROUND = np.array([y * SIDE + x for x, y in PATCH])


@pytest.fixture
def hole() -> np.ndarray:
    wanted = np.zeros((SIDE, SIDE), bool)
    wanted[10:30, 15:30] = True
    return wanted


@pytest.fixture
def colours() -> Floats:
    """Light above row 20, dark below it."""
    light = np.arange(SIDE)[:, None].repeat(SIDE, 1) < 20
    return np.repeat(np.where(light, 220, 30).reshape(-1, 1), 3, 1).astype(np.float32)


def test_the_first_patch_lies_on_the_edge(hole: np.ndarray, colours: Floats) -> None:
    place = FillOrder(~hole.ravel(), hole.ravel(), SIDE).most_urgent(colours)
    assert place is not None
    assert abs(place // SIDE - 19.5) < 3


def test_every_pixel_is_filled_and_later_ones_weigh_less(hole: np.ndarray, colours: Floats) -> None:
    order = FillOrder(~hole.ravel(), hole.ravel(), SIDE)
    while (place := order.most_urgent(colours)) is not None:
        around = place + AROUND
        order.fill(around[order.unfilled(around)])
    assert not order.unfilled(np.flatnonzero(hole)).any()
    rim, middle = order.weight(np.array([10 * SIDE + 15, 20 * SIDE + 25]))
    assert 1 > rim > middle > 0
