import pytest

from desktop.live.latency_budget import budget, hurry
from desktop.live.latency_modes import BEST_LIPS, LOWEST_DELAY
from inference.motion.lips import LONGEST_HURRY, LOOK_AHEAD


def test_the_parts_of_the_budget_add_up() -> None:
    best = budget(BEST_LIPS, LOOK_AHEAD)
    assert best.milliseconds() == {"block": 10.0, "look_ahead": 112.5, "margin": 10.0}
    assert best.total == pytest.approx(16 * 132.5)


def test_lowest_delay_leaves_time_to_render_within_150_ms() -> None:
    assert budget(LOWEST_DELAY, LOOK_AHEAD).total / 16 <= 93


def test_a_shorter_delay_shortens_the_look_ahead() -> None:
    best, lowest = (budget(mode, LOOK_AHEAD).total for mode in (BEST_LIPS, LOWEST_DELAY))
    assert hurry(budget(BEST_LIPS, LOOK_AHEAD), best) == 0
    assert hurry(budget(BEST_LIPS, LOOK_AHEAD), best - 1) == 1
    assert hurry(budget(BEST_LIPS, LOOK_AHEAD), best - 161) == 2
    assert hurry(budget(BEST_LIPS, LOOK_AHEAD), lowest) == LONGEST_HURRY
