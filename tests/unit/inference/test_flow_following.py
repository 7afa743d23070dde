import cv2
import numpy as np
import pytest

from inference.coarse_flow import centres, coarse_flow
from inference.face_geometry import RIGID
from inference.flow_following import followed
from inference.types import Floats, HeadPose
from tests.unit.inference.made_face import SIZE, mean_landmarks

TEMPLES = [127, 356, 162, 389]


def placed(pose: HeadPose | None = None) -> Floats:
    """Landmarks of a face of usual size, in -1..1."""
    points = mean_landmarks(pose)
    points[:, :2] -= (256, 220)
    return np.asarray(points * (0.35 / SIZE), np.float32)


def shown(flow: Floats, points: Floats) -> Floats:
    """What the flow shows at points, both in -1..1."""
    at = ((points[:, :2] + 1) * 32 - 0.5).astype(np.float32)[:, None]
    return np.asarray(cv2.remap(flow, at, None, cv2.INTER_LINEAR)[:, 0], np.float32)


@pytest.mark.parametrize("pose", [HeadPose(yaw=10), HeadPose(yaw=-8), HeadPose(pitch=8), HeadPose(roll=6, pitch=-6)])
def test_temples_turn_with_the_head(pose: HeadPose) -> None:
    source, driving = placed(), placed(pose)
    coarse = coarse_flow(source, driving)
    better = followed(coarse, source, driving)

    def missing(flow: Floats, points: list[int] | np.ndarray) -> float:
        return float(np.abs(shown(flow, driving[points]) - source[points, :2]).max())

    assert missing(better, TEMPLES) < 0.8 * missing(coarse, TEMPLES) + 1e-3
    assert missing(better, RIGID) <= missing(coarse, RIGID) + 1e-3


def test_a_flow_that_is_right_and_all_far_away_stay() -> None:
    points = placed()
    rest = centres(64)
    assert followed(rest, points, points) == pytest.approx(rest, abs=1e-3)
    moved = points + np.float32(0.02)
    assert followed(rest, points, moved)[-1] == pytest.approx(rest[-1], abs=1e-6)
