import numpy as np

from inference.motion.tracking.face_measures import FaceMeasures
from inference.motion.tracking.lid_closure import LidClosure

RATE = 30
RESTING = np.full(2, 0.06)


def closures(openings: list[float], score: float, yaw: float = 0.0) -> np.ndarray:
    """[n] closure of the eye on the left, from shares of the resting opening."""
    closure, found = LidClosure(), []
    for index, share in enumerate(openings):
        measures = FaceMeasures(np.eye(3), np.zeros(2), 1.0, np.zeros(2), share * RESTING)
        found.append(closure.push(measures, RESTING, score, 0.0, index / RATE)[0])
    return np.array(found)


OPEN = [1.0] * 15


def test_blink_that_no_frame_shows_quite_shut_is_shut() -> None:
    assert closures([*OPEN, 0.7, 0.46, 0.7, 1.0], 0.5).max() > 0.95


def test_wide_eyes_that_become_normal_do_not_blink() -> None:
    assert closures([1.3] * 60 + [0.8] * 10, 0.05).max() < 0.1


def test_eyes_that_stay_narrow_look_open_after_some_seconds() -> None:
    found = closures([*OPEN, *[0.7] * 150], 0.3)
    assert found[20] > 0.15
    assert found[-1] < 0.05


def test_eyes_that_stay_shut_stay_shut() -> None:
    assert closures([*OPEN, *[0.15] * 150], 0.7)[-1] > 0.95


def test_eyes_that_look_down_for_long_are_not_quite_shut() -> None:
    found = closures([*OPEN, *[0.35] * 90], 0.6)
    assert found[18] > 0.95
    assert 0.3 < found[-1] < 0.6
