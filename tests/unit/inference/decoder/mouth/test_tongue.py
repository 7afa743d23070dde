"""Tongue: lit from the lips inwards, the deeper the wider the mouth, and covered where its outline ends."""

from __future__ import annotations

import numpy as np

from inference.decoder.mouth.tongue import TOP, Tongue, deepest_light, floor_light, relief

ACROSS = np.zeros((1, 1), np.float32)


def drawn(s: float, up: float) -> float:
    inside = np.zeros((1, 1, 3), np.float32)
    tongue = Tongue(np.array([180, 100, 100], np.float32), np.ones(3, np.float32))
    tongue.draw(inside, ACROSS + np.float32(s), ACROSS + np.float32(up), ACROSS + 1)
    return float(inside.mean())


def test_light_rises_from_the_upper_teeth_to_the_lower_lip() -> None:
    down = np.linspace(0, 0.2, 21, dtype=np.float32)
    light = floor_light(down, down[::-1], 0.3)
    assert (np.diff(light) >= 0).all()
    assert light[0] < 0.6
    assert light[-1] > 0.95


def test_a_mouth_is_darker_inside_the_wider_it_opens() -> None:
    assert deepest_light(0.25) < deepest_light(0.1) < deepest_light(0.02) <= 1


def test_the_tongue_ends_at_its_top_and_its_sides() -> None:
    assert drawn(0, 0.05) > 60
    assert drawn(0, TOP + 0.02) == 0
    assert drawn(0.3, 0.05) == 0


def test_its_relief_is_even_on_average() -> None:
    assert abs(float(relief().mean()) - 128) < 3
    assert 2 < float(relief().std()) < 20
