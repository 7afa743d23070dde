"""Faces of a photo: count, landmarks and blendshape scores."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from inference.face_model import Face, FaceFinder
from inference.face_model.face_finder import without_duplicates
from inference.face_model.landmarks import LEFT_EYE, RIGHT_EYE, region_of, roll_of
from inference.types import Pixels


def turned(photo: Pixels, degrees: float) -> tuple[Pixels, npt.NDArray[np.float64]]:
    """The photo rotated clockwise about its centre, and the [2, 3] rotation matrix."""
    matrix = cv2.getRotationMatrix2D((256, 256), -degrees, 1)
    picture = cv2.warpAffine(photo, matrix, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(picture, np.uint8), np.asarray(matrix, np.float64)


def test_one_face_with_features_in_place(face: Face, finder: FaceFinder, face_photo: Pixels) -> None:
    assert len(finder.find(face_photo)) == 1
    assert face.presence > 0.99
    forehead, nose, chin = face.landmarks[[10, 1, 152], 1]
    assert forehead < face.landmarks[RIGHT_EYE, 1] < nose < chin
    assert face.landmarks[RIGHT_EYE, 0] < face.landmarks[1, 0] < face.landmarks[LEFT_EYE, 0]
    assert face.landmarks[1, 2] < face.landmarks[234, 2]  # the nose is nearer than the ear
    assert face.height == pytest.approx(chin - forehead, rel=0.1)


@pytest.mark.parametrize("degrees", [-35.0, 20.0])
def test_landmarks_turn_with_the_photo(face: Face, finder: FaceFinder, face_photo: Pixels, degrees: float) -> None:
    photo, matrix = turned(face_photo, degrees)
    found = finder.refine(photo, finder.find(photo)[0])
    expected = face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    assert np.linalg.norm(found.landmarks[:, :2] - expected, axis=1).mean() < 0.03 * face.height
    assert np.degrees(roll_of(found.landmarks) - roll_of(face.landmarks)) == pytest.approx(degrees, abs=3)


def test_landmarks_keep_their_place_at_another_size(face: Face, finder: FaceFinder, face_photo: Pixels) -> None:
    large = np.asarray(cv2.resize(face_photo, (3000, 3000), interpolation=cv2.INTER_CUBIC), np.uint8)
    found = finder.refine(large, finder.find(large)[0])
    expected = face.landmarks * 3000 / 512
    assert np.linalg.norm(found.landmarks - expected, axis=1).mean() < 0.02 * found.height


def test_faces_are_sorted_by_size(finder: FaceFinder, face_photo: Pixels) -> None:
    photo = np.full((512, 900, 3), 128, np.uint8)
    photo[:512, :512] = face_photo
    photo[:320, 560:880] = cv2.resize(face_photo, (320, 320), interpolation=cv2.INTER_AREA)
    faces = finder.find(photo)
    assert len(faces) == 2
    assert faces[0].box[2] < 512 < faces[1].box[0]
    assert faces[1].height / faces[0].height == pytest.approx(320 / 512, abs=0.06)


def test_a_face_a_twentieth_of_the_photo_is_found(finder: FaceFinder, face_photo: Pixels) -> None:
    photo = np.full((2400, 4000, 3), 90, np.uint8)
    photo[2000:2300, 3500:3800] = cv2.resize(face_photo, (300, 300), interpolation=cv2.INTER_AREA)
    (found,) = finder.find(photo)
    assert 3500 < found.box[0] < found.box[2] < 3800


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 3000, 3), (300, 400, 3)])
def test_noise_has_no_face(finder: FaceFinder, shape: tuple[int, int, int]) -> None:
    assert finder.find(np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)) == []


def tree(seed: int) -> Pixels:
    """[360, 360, 3] a tree trunk in front of leaves, with two knots and a crack below them."""
    random, side = np.random.default_rng(seed), 360
    image = np.full((side, side, 3), (70, 105, 60), np.uint8)
    for _ in range(500):
        (x, y), green = random.integers(0, side, 2), int(random.integers(40, 150))
        axes = int(random.integers(6, 16)), int(random.integers(3, 8))
        leaf = (green * 6 // 10, green, green * 4 // 10)
        cv2.ellipse(image, (int(x), int(y)), axes, float(random.uniform(0, 180)), 0, 360, leaf, -1)
    width = int(random.integers(100, 170))
    left = (side - width) // 2
    image[:, left : left + width] = (128, 100, 74)
    for _ in range(160):
        x, y, light = int(random.integers(left, left + width)), int(random.integers(0, side)), random.integers(-35, 36)
        end = x + int(random.integers(-4, 5)), y + int(random.integers(20, 90))
        bark = tuple(int(base + light) for base in (128, 100, 74))
        cv2.line(image, (x, y), end, bark, int(random.integers(1, 4)), cv2.LINE_AA)
    middle, row, reach = side // 2, int(side * 0.42), int(width * random.uniform(0.2, 0.3))
    for sign in (-1, 1):
        centre, size = (
            (middle + sign * reach, row + int(random.integers(-4, 5))),
            int(width * random.uniform(0.07, 0.13)),
        )
        cv2.ellipse(image, centre, (size + 4, int(size * 0.8) + 3), 0, 0, 360, (150, 124, 96), -1, cv2.LINE_AA)
        cv2.ellipse(image, centre, (size, int(size * 0.6)), 0, 0, 360, (40, 28, 20), -1, cv2.LINE_AA)
    crack = (middle, row + int(width * random.uniform(0.55, 0.8)))
    axes = int(width * random.uniform(0.12, 0.25)), int(width * random.uniform(0.03, 0.09))
    cv2.ellipse(image, crack, axes, 0, 0, 360, (45, 30, 24), -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 1), np.uint8)


@pytest.mark.parametrize("seed", [48, 121, 133, 163])
def test_a_weak_hit_in_a_tree_is_no_face(finder: FaceFinder, seed: int) -> None:
    assert finder.find(tree(seed)) == []


@pytest.mark.parametrize("blur", [3.0, 6.0])
def test_a_weakly_detected_face_is_still_found(finder: FaceFinder, face_photo: Pixels, blur: float) -> None:
    dim = np.asarray(cv2.GaussianBlur(face_photo, (0, 0), blur) * 0.35 + 60, np.uint8)
    assert len(finder.find(dim)) == 1


def test_scores_describe_the_expression_only(face: Face, finder: FaceFinder) -> None:
    scores = finder.expression(face)
    assert scores.shape == (52,)
    assert scores.min() >= 0
    assert scores.max() <= 1
    moved = Face(face.landmarks * 3 + 100, face.presence)
    assert finder.expression(moved) == pytest.approx(scores, abs=0.02)


def test_an_open_jaw_raises_its_score(face: Face, finder: FaceFinder) -> None:
    jaw_open = 25  # ARKit order of the network
    landmarks = face.landmarks.copy()
    lower = [14, 17, 84, 87, 178, 88, 95, 314, 317, 402, 318, 324, 181, 405, 91, 321, 146, 375, 152, 148, 377, 176, 400]
    landmarks[lower, 1] += 0.12 * face.height
    before, after = (finder.expression(f)[jaw_open] for f in (face, Face(landmarks, 1.0)))
    assert after > before + 0.2


def test_duplicate_detections_are_removed() -> None:
    points = np.random.default_rng(0).uniform(0, 100, (478, 3)).astype(np.float32)
    first, double, other = Face(points, 1.0), Face(points + 20, 0.8), Face(points + 300, 0.9)
    assert without_duplicates([first, double, other]) == [first, other]


def test_the_region_surrounds_the_landmarks() -> None:
    points = np.zeros((478, 3), np.float32)
    points[:, :2] = np.random.default_rng(0).uniform([100, 50], [300, 290], (478, 2))
    points[[RIGHT_EYE, LEFT_EYE], :2] = [[150, 150], [250, 150]]
    region = region_of(points)
    assert region.x == pytest.approx(200, abs=3)
    assert region.y == pytest.approx(170, abs=3)
    assert region.side == pytest.approx(360, abs=6)
    assert region.roll == 0
