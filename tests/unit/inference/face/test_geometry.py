import numpy as np
import pytest

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, inner_lip_gap, lid_gap, rotation_matrix, similarity
from inference.types import HeadPose
from tests.unit.inference.synthetic_face import SIZE, mean_landmarks

NOSE, CHIN = 1, 152


def test_alignment_recovers_the_pose() -> None:
    pose = HeadPose(yaw=20, pitch=-8, roll=5)
    found = align(mean_landmarks(pose), dynamics_space().mean_face)
    assert float(found.scale) == pytest.approx(SIZE, rel=1e-4)
    assert found.translation == pytest.approx([256, 220, 0], abs=1e-2)
    assert found.rotation == pytest.approx(rotation_matrix(pose), abs=1e-4)


def test_alignment_ignores_the_jaw() -> None:
    moved = mean_landmarks()
    moved[[CHIN, 14, 17, 84, 314]] += [0, 40, 5]
    assert align(moved, dynamics_space().mean_face).rotation == pytest.approx(np.eye(3), abs=1e-4)


def test_transforms_of_many_faces_are_inverted() -> None:
    faces = np.stack([mean_landmarks(HeadPose(yaw=angle)) for angle in (-30, 0, 30)])
    poses = align(faces, dynamics_space().mean_face)
    assert poses.to_image(poses.to_face(faces)) == pytest.approx(faces, abs=1e-3)
    assert poses.to_face(faces) == pytest.approx(np.broadcast_to(dynamics_space().mean_face, faces.shape), abs=1e-4)


def test_a_similarity_never_mirrors() -> None:
    points = np.random.default_rng(0).normal(size=(20, 3))
    assert np.linalg.det(similarity(points, points * [-1, 1, 1]).rotation) == pytest.approx(1)


@pytest.mark.parametrize(
    ("pose", "axis", "sign"),
    [(HeadPose(yaw=10), 0, 1), (HeadPose(pitch=10), 1, -1)],
    ids=["yaw to the picture's right", "pitch up"],
)
def test_the_nose_follows_the_sign_convention(pose: HeadPose, axis: int, sign: int) -> None:
    still, turned = mean_landmarks(), mean_landmarks(pose)
    assert sign * (turned[NOSE] - still[NOSE])[axis] > 3


def test_roll_is_clockwise_in_the_picture() -> None:
    turned = mean_landmarks(HeadPose(roll=10))
    assert turned[263, 1] > turned[33, 1] + 10


def test_the_mean_face_is_neutral_and_one_unit_between_the_eyes() -> None:
    face = dynamics_space().mean_face
    assert np.abs(inner_lip_gap(face)).max() < 0.015
    assert lid_gap(face).min() > 0.06
    assert face[263, 0] - face[33, 0] == pytest.approx(1, abs=0.02)
