import numpy as np
import pytest

from inference.face.dynamics import BLINK, DYNAMICS
from inference.motion.blinks import DURATION, HALF_DEPTH, PER_MINUTE, Blinks, closure
from inference.motion.buffer import MotionBuffer
from inference.types import HeadPose, Motion

HOUR = 25 * 3600
PHRASE = 75
"""Motion points per phrase; a fifth of them are silent."""


def closures(talk: float, points: int = HOUR, rate: float | None = None, wishes: int = 0) -> np.ndarray:
    blinks = Blinks(4)
    spoken = [talk * (index % PHRASE < 0.8 * PHRASE) for index in range(points)]
    wish = [wishes > 0 and index % wishes == wishes - 1 for index in range(points)]
    return np.array([blinks.step(talk, spoken[index], wish[index], rate) for index in range(points)])


def starts(closed: np.ndarray) -> np.ndarray:
    """Points at which blinks begin."""
    return np.flatnonzero((closed[1:] > 0) & (closed[:-1] == 0)) + 1


@pytest.mark.parametrize(("talk", "expected"), [(0.0, PER_MINUTE[0]), (1.0, PER_MINUTE[1])])
def test_blinks_come_at_published_rates_at_irregular_intervals(talk: float, expected: float) -> None:
    times = starts(closures(talk))
    assert len(times) / 60 == pytest.approx(expected, rel=0.1)
    intervals = np.log(np.diff(times) / 25)
    assert 0.5 < intervals.std() < 1.1
    assert np.median(intervals) < np.log(60 / expected)


def test_a_blink_closes_faster_than_it_opens() -> None:
    closed = closures(1.0, HOUR // 4)
    full = [closed[time : time + 9] for time in starts(closed)[:-1] if closed[time : time + 9].max() > HALF_DEPTH[1]]
    assert all((blink == 1.0).sum() >= 2 for blink in full)
    ages = np.arange(0, DURATION + 0.01, 0.001)
    shape = np.array([closure(age) for age in ages])
    down, up = (shape < 1) & (ages < 0.1), (shape < 1) & (ages > 0.1) & (shape > 0)
    assert 1.5 * down.sum() < up.sum()
    assert (shape[0], shape.max(), closure(DURATION)) == (0, 1, 0)


@pytest.mark.parametrize("rate", [4.0, 10.0, 40.0])
def test_a_requested_rate_is_kept_while_talking(rate: float) -> None:
    assert len(starts(closures(1.0, rate=rate))) / 60 == pytest.approx(rate, rel=0.15)


def test_rate_zero_gives_no_blinks() -> None:
    assert not closures(1.0, 5000, rate=0.0, wishes=50).any()


def test_blinks_cluster_at_phrase_ends() -> None:
    place = starts(closures(1.0)) % PHRASE
    soon_after = (place >= 60) & (place < 72)
    assert soon_after.mean() > 1.4 * 12 / PHRASE


def test_requested_blink_times_keep_the_rate() -> None:
    wished = starts(closures(0.0, wishes=100))
    assert len(wished) / 60 == pytest.approx(PER_MINUTE[0], rel=0.15)
    assert np.isin(wished % 100, [0]).mean() > 0.5


def test_one_blink_in_ten_is_a_half_blink() -> None:
    closed = closures(1.0)
    deepest = np.array([closed[time : time + 9].max() for time in starts(closed)[:-1]])
    half = deepest < 1
    assert 0.06 < half.mean() < 0.14
    assert (deepest[half] <= HALF_DEPTH[1]).all()
    assert (deepest[half] > 0.3).all()


@pytest.mark.parametrize("fps", [25, 30, 40, 50, 60])
@pytest.mark.parametrize("late", [0.0, 0.3, 0.77])
def test_every_full_blink_has_a_fully_shut_output_frame(fps: int, late: float) -> None:
    closed = closures(1.0, 25 * 120)
    buffer, shown, index = MotionBuffer(), [], 0
    for point, amount in enumerate(closed):
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[BLINK] = amount
        buffer.push(Motion(point, HeadPose(), (0.0, 0.0), dynamics))
        while (sample := (index + late) * 16_000 / fps) <= point * 640:
            shown.append(float(buffer.at(sample).dynamics[BLINK][0]))
            index += 1
    frames = np.array(shown)
    full = sum(closed[time : time + 9].max() == 1 for time in starts(closed)[:-1])
    shut = ((frames[1:] >= 0.999) & (frames[:-1] < 0.999)).sum()
    assert full > 20
    assert shut >= full
