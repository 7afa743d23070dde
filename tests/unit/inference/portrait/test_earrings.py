"""Solid earrings below the lobes belong to the person; walls inside hoops and clutter do not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.face.dynamics_space import dynamics_space
from inference.portrait.earrings import ear_boxes, solid_earrings
from inference.types import Floats, Pixels


@pytest.fixture
def landmarks() -> Floats:
    """The mean face in the middle of the crop."""
    return np.asarray(dynamics_space().mean_face * 130 + [256, 200, 0], np.float32)


@pytest.fixture
def scene(landmarks: Floats) -> tuple[Pixels, Floats, tuple[int, int]]:
    """A face before a light wall, its matte, and the place of an earring outside the right lobe."""
    low, high = landmarks[:, :2].min(0), landmarks[:, :2].max(0)
    person = np.zeros((512, 512), np.float32)
    middle, half = (low + high) / 2, (high - low) / 2
    cv2.ellipse(person, middle.round().astype(int).tolist(), half.round().astype(int).tolist(), 0, 0, 360, 1.0, -1)
    picture = np.where(person[..., None] > 0, (120, 90, 70), (190, 195, 185)).astype(np.uint8)
    x, y = landmarks[[323, 361], :2].mean(0)
    return picture, person, (round(float(x)) + 18, round(float(y)) + 24)


@pytest.mark.parametrize("colour", [(60, 10, 20), (245, 240, 250)])
def test_a_disc_below_the_lobe_is_found(
    scene: tuple[Pixels, Floats, tuple[int, int]], landmarks: Floats, colour: tuple[int, int, int]
) -> None:
    picture, person, place = scene
    cv2.ellipse(picture, place, (8, 18), 0, 0, 360, colour, -1, cv2.LINE_AA)
    found = solid_earrings(picture, person, landmarks) > 0
    disc = (np.abs(picture.astype(int) - colour).max(2) < 20) & (person == 0)
    assert found[disc].mean() > 0.9
    assert found.sum() < 1.6 * disc.sum()


def test_the_wall_inside_a_hoop_is_background(scene: tuple[Pixels, Floats, tuple[int, int]], landmarks: Floats) -> None:
    picture, person, place = scene
    for image, colour in ((picture, (60, 40, 10)), (person, 1.0)):
        cv2.ellipse(image, place, (11, 20), 0, 0, 360, colour, 3)
    assert not solid_earrings(picture, person, landmarks).any()


def test_bare_ears_and_clutter_give_nothing(scene: tuple[Pixels, Floats, tuple[int, int]], landmarks: Floats) -> None:
    picture, person, _ = scene
    assert not solid_earrings(picture, person, landmarks).any()
    squares = np.random.default_rng(0).integers(0, 2, (32, 32), dtype=np.uint8) * 180
    clutter = np.repeat(np.kron(squares, np.ones((16, 16), np.uint8))[..., None], 3, 2)
    busy = np.where(person[..., None] > 0, picture, clutter).astype(np.uint8)
    assert not solid_earrings(busy, person, landmarks).any()


def test_boxes_of_a_face_at_the_edge_stay_inside_the_image(landmarks: Floats) -> None:
    for rows, columns in ear_boxes(landmarks - np.array([256, 0, 0], np.float32), (512, 512)):
        assert 0 <= rows.start <= rows.stop <= 512
        assert 0 <= columns.start <= columns.stop <= 512
