"""Head, blinks, gaze and brows over long virtual time."""

import numpy as np
import pytest

from inference.blinks import DURATION, PER_MINUTE, Blinks, closure
from inference.brows import Brows
from inference.chance import Chance
from inference.gaze import Gaze
from inference.head_motion import LIMIT, HeadMotion
from inference.stress import Stress
from inference.types import HeadPose
from inference.voice_gate import VoiceGate

HOUR = 25 * 3600


def starts(closures: np.ndarray) -> np.ndarray:
    """Points at which blinks begin."""
    return np.flatnonzero((closures[1:] > 0) & (closures[:-1] == 0)) + 1


def head(talk: float, points: int = 25 * 300, seed: int = 0) -> np.ndarray:
    motion = HeadMotion(seed)
    stress = [talk if index % 20 == 0 else 0.0 for index in range(points)]
    poses = [motion.step(index, talk, stress[index]) for index in range(points)]
    return np.array([[pose.yaw, pose.pitch, pose.roll, pose.tx, pose.ty, pose.scale - 1] for pose in poses])


@pytest.mark.parametrize(("talk", "expected"), [(0.0, PER_MINUTE[0]), (1.0, PER_MINUTE[1])])
def test_blinks_come_at_the_known_rates_and_irregularly(talk: float, expected: float) -> None:
    blinks = Blinks(4)
    closures = np.array([blinks.step(talk) for _ in range(HOUR)])
    times = starts(closures)
    assert len(times) / 60 == pytest.approx(expected, rel=0.1)
    intervals = np.diff(times) / 25
    assert intervals.std() > 0.4 * intervals.mean()
    deepest = np.array([closures[time : time + 8].max() for time in times[:-1]])
    assert (deepest > 0.97).mean() > 0.8


def test_a_blink_shuts_faster_than_it_opens() -> None:
    ages = np.arange(0, DURATION + 0.01, 0.001)
    shape = np.array([closure(age) for age in ages])
    down, up = (shape < 1) & (ages < 0.1), (shape < 1) & (ages > 0.1) & (shape > 0)
    assert 1.5 * down.sum() < up.sum()
    assert (shape[0], shape.max(), closure(DURATION)) == (0, 1, 0)


def test_the_head_moves_as_in_talk_and_rests_in_silence() -> None:
    talking, silent = head(1.0), head(0.0)
    speed = np.linalg.norm(np.diff(talking[:, :3], axis=0), axis=1).mean()
    calm = np.linalg.norm(np.diff(silent[:, :3], axis=0), axis=1).mean()
    assert 0.35 < speed < 0.55
    assert 0.03 < calm < 0.4 * speed
    assert (np.abs(talking) <= LIMIT).all()
    assert (np.abs(talking[:, :3]) < [6, 4, 3]).mean() > 0.9


def test_the_head_has_no_jerks() -> None:
    turns = head(1.0)[:, :3]
    assert np.abs(np.diff(turns, axis=0)).max() < 2.2
    assert np.abs(np.diff(turns, 2, axis=0)).max() < 1.3


def test_lives_differ_by_seed_and_repeat_with_it() -> None:
    assert np.array_equal(head(1.0, 200, 1), head(1.0, 200, 1))
    assert np.abs(head(1.0, 200, 1) - head(1.0, 200, 2)).max() > 0.5


def test_chance_depends_on_seed_topic_and_index_only() -> None:
    first = Chance(1, "a").normal(7, 4)
    assert np.array_equal(first, Chance(1, "a").normal(7, 4))
    others = [
        Chance(2, "a").normal(7, 4),
        Chance(1, "b").normal(7, 4),
        Chance(1, "a").normal(8, 4),
        Chance(-1, "a").normal(7, 4),
    ]
    assert all(not np.array_equal(first, other) for other in others)


def test_the_eyes_mostly_meet_the_viewer_and_look_away_briefly() -> None:
    gaze = Gaze(1)
    looks = np.array([gaze.step(1.0, HeadPose())[0] for _ in range(25 * 600)])
    away = np.linalg.norm(looks, axis=1) > 4
    assert 0.03 < away.mean() < 0.35
    longest = max(len(run) for run in "".join("x" if one else " " for one in away).split())
    assert longest < 25 * 6
    assert np.abs(looks).max() < 16


def test_the_eyes_stay_on_the_viewer_while_the_head_turns() -> None:
    still, turned = Gaze(1), Gaze(1)
    for _ in range(50):
        (a, _), (b, _) = still.step(0.0, HeadPose()), turned.step(0.0, HeadPose(yaw=5, pitch=3))
        assert b[0] < a[0] - 2.5
        assert b[1] < a[1] - 1.5


def test_brows_rise_on_some_stresses_and_come_back() -> None:
    brows = Brows(0)
    moves = np.array([brows.step(index, 1.0, 1.0 if index % 100 == 0 else 0.0) for index in range(2000)])
    heights = np.linalg.norm(moves, axis=1).reshape(20, 100)
    raised = heights[:, :8].max(1) > 2 * heights[:, 60:].mean()
    assert 3 <= raised.sum() <= 17


def test_stress_needs_a_voice_that_rises() -> None:
    stress = Stress()
    steady = [stress.step(0.0, 1.0) for _ in range(100)]
    assert not any(steady[25:])
    assert stress.step(0.0, 1.0) == 0.0
    assert any(stress.step(1.2, 1.0) > 0 for _ in range(3))
    assert not any(Stress().step(1.5, 0.0) for _ in range(10))


def test_the_gate_opens_fast_shuts_fully_and_does_not_flap() -> None:
    gate = VoiceGate()
    assert [gate.step(0.9) for _ in range(3)][-1] > 0.8
    closing = [gate.step(0.1) for _ in range(12)]
    assert closing[3] < 0.25
    assert closing[-1] == 0.0
    assert not any(gate.step(probability) for probability in [0.4, 0.55, 0.36, 0.5] * 5)
