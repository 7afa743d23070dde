import pytest

from desktop.budget import budget, hurry, longest_wait
from desktop.modes import BEST_LIPS, LOWEST_DELAY
from inference.lips import LONGEST_HURRY, LOOK_AHEAD
from inference.timebase import FRAME_RATES, sample_of_frame


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_a_picture_never_waits_longer_for_its_motion_point_than_planned(fps: int) -> None:
    waits = [-sample_of_frame(number, fps) % 640 for number in range(10 * fps)]
    assert max(wait for wait in waits if wait < 639.999) == pytest.approx(longest_wait(fps), abs=1e-6)


def test_the_parts_of_the_budget_add_up() -> None:
    best = budget(BEST_LIPS, 25, LOOK_AHEAD)
    assert best.milliseconds() == {"block": 10.0, "look_ahead": 112.5, "motion": 0.0, "margin": 10.0}
    assert best.total == pytest.approx(16 * 132.5)


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_lowest_delay_leaves_time_to_paint_within_150_ms(fps: int) -> None:
    assert budget(LOWEST_DELAY, fps, LOOK_AHEAD).total / 16 <= 117


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_the_lips_hurry_as_much_as_the_pictures_of_now_demand(fps: int) -> None:
    best, lowest = (budget(mode, fps, LOOK_AHEAD).total for mode in (BEST_LIPS, LOWEST_DELAY))
    assert hurry(budget(BEST_LIPS, fps, LOOK_AHEAD), best) == 0
    assert hurry(budget(BEST_LIPS, fps, LOOK_AHEAD), best - 1) == 1
    assert hurry(budget(BEST_LIPS, fps, LOOK_AHEAD), best - 161) == 2
    assert hurry(budget(BEST_LIPS, fps, LOOK_AHEAD), lowest) == LONGEST_HURRY
