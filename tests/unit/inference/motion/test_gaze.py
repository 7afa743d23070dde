import numpy as np

from inference.motion.gaze import LIMIT, MAKE_UP, Direction, Gaze, towards_viewer
from inference.types import HeadPose


def looks(wanted: list[Direction], poses: list[HeadPose] | None = None, seed: int = 1) -> np.ndarray:
    gaze = Gaze(seed)
    poses = poses or [HeadPose()] * len(wanted)
    ahead = [*wanted[1:], wanted[-1]]
    return np.array(
        [gaze.step(pair, pose)[0] for pair, pose in zip(zip(wanted, ahead, strict=True), poses, strict=True)]
    )


def test_small_gaze_offsets_become_eye_contact() -> None:
    rng = np.random.default_rng(0)
    wanted = [(float(x), float(y)) for x, y in np.clip(rng.normal(0, 1.2, (2000, 2)), -2.4, 2.4)]
    seen = looks(wanted)
    assert np.abs(np.median(seen, 0)).max() < 0.3
    assert (np.linalg.norm(seen, axis=1) < 3.5).mean() > 0.98
    assert (np.linalg.norm(np.diff(seen, axis=0), axis=1) == 0).mean() > 0.8


def test_a_look_away_is_a_saccade_and_a_fixation() -> None:
    wanted = [(0.0, 0.0)] * 50 + [(9.0, -2.0)] * 30 + [(0.0, 0.0)] * 50
    seen = looks(wanted)
    far = np.linalg.norm(seen, axis=1) > 5
    assert 22 < far.sum() < 40
    assert np.flatnonzero(far)[0] <= 54
    passing = (np.linalg.norm(seen, axis=1) > 3.5) & ~far
    assert passing.sum() <= 8


def test_a_long_look_away_ends_until_the_next_one() -> None:
    seen = looks([(0.0, 0.0)] * 20 + [(9.0, 0.0)] * 150 + [(-9.0, 0.0)] * 30)
    far = np.linalg.norm(seen, axis=1) > 5
    assert 30 < far[:170].sum() < 50
    assert far[178:].mean() > 0.8


def test_the_gaze_target_is_held_while_the_head_turns() -> None:
    turns = [HeadPose(yaw=0.1 * index, pitch=-0.05 * index) for index in range(100)]
    still, turned = looks([(0.0, 0.0)] * 100), looks([(0.0, 0.0)] * 100, turns)
    compensation = still - turned
    assert np.allclose(compensation[:, 0], [MAKE_UP * pose.yaw for pose in turns], atol=0.8)
    assert np.allclose(compensation[:, 1], [MAKE_UP * pose.pitch for pose in turns], atol=0.5)


def test_eyes_never_leave_their_limit() -> None:
    poses = [HeadPose(yaw=(-1) ** index * 30, pitch=40) for index in range(50)]
    assert np.abs(looks([(16.0, -16.0)] * 50, poses)).max() <= LIMIT


def test_fixations_have_a_minimum_duration() -> None:
    rng = np.random.default_rng(0)
    seen = looks([(float(x), 0.0) for x in rng.normal(0, 10, 500)])
    jumps = np.flatnonzero(np.linalg.norm(np.diff(seen, axis=0), axis=1) > 3)
    first = jumps[np.insert(np.diff(jumps) > 2, 0, True)]
    assert np.diff(first).min() >= 4


def test_near_directions_snap_to_the_viewer_and_far_ones_are_kept() -> None:
    assert towards_viewer((1.0, -2.0)) == (0.0, 0.0)
    assert towards_viewer((9.0, 0.0)) == (9.0, 0.0)
