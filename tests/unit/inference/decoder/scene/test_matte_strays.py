"""Before another background the matte keeps hair and earrings and drops background objects."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.scene.matte_strays import without_strays
from inference.types import Pixels
from tests.unit.inference.synthetic_face import mean_landmarks

POINTS = mean_landmarks()
HEIGHT = float(np.linalg.norm(POINTS[152, :2] - POINTS[10, :2]))
HAIR, LEAF, GOLD, JACKET = (60, 45, 35), (90, 140, 60), (210, 170, 90), (30, 35, 60)
HALF_HEAD = 110


@pytest.fixture
def person() -> Pixels:
    """[512, 512, 4] an upright head on a body, covered with hair."""
    image = np.zeros((512, 512, 4), np.uint8)
    image[..., :3] = HAIR
    chin = int(POINTS[152, 1])
    image[40:chin, 256 - HALF_HEAD : 256 + HALF_HEAD, 3] = 255
    image[chin:, 40:472] = (*JACKET, 255)
    return image


def line(person: Pixels, start: tuple[int, int], end: tuple[int, int], colour: tuple[int, int, int]) -> None:
    cv2.line(person, start, end, (*colour, 255), 3)


@pytest.mark.parametrize(("colour", "kept"), [(HAIR, 12), (LEAF, 4)])
def test_hair_is_kept_farther_out_than_leaves(person: Pixels, colour: tuple[int, int, int], kept: int) -> None:
    edge = 256 + HALF_HEAD
    line(person, (edge, 100), (edge + 60, 120), colour)
    matte = without_strays(person, POINTS, 1.0)
    assert matte[100:125, edge + kept].max() > 0
    assert matte[100:125, edge + 2 * kept + 2 :].max() == 0
    assert (matte[40:90] == person[40:90, :, 3]).all()


def test_objects_on_the_shoulder_are_removed(person: Pixels) -> None:
    chin = int(POINTS[152, 1])
    line(person, (465, chin), (465, chin - 40), (52, 57, 82))
    assert without_strays(person, POINTS, 1.0)[chin - 40 : chin - 10, 455:472].max() == 0


def test_upright_lines_are_removed_in_any_colour(person: Pixels) -> None:
    line(person, (256, 10), (256, 40), HAIR)
    line(person, (200, 12), (216, 40), HAIR)
    matte = without_strays(person, POINTS, 1.0)
    assert matte[:32, 250:262].max() == 0
    assert matte[22:32, 200:216].max() > 100


def test_an_earring_is_kept(person: Pixels) -> None:
    lobe = 256 - HALF_HEAD, int(POINTS[132, 1]) - 10
    ring = np.zeros(person.shape[:2], np.uint8)
    cv2.ellipse(ring, (lobe[0] - 22, lobe[1] + 35), (18, 32), 0, 0, 360, 255, 3)
    cv2.line(ring, lobe, (lobe[0] - 20, lobe[1] + 3), 255, 3)
    person[ring > 0] = (*GOLD, 255)
    hoop = (ring > 0) & (np.arange(512) < lobe[0] - 3)[None] & (np.arange(512) < POINTS[152, 1])[:, None]
    assert hoop.sum() > 300
    assert (without_strays(person, POINTS, 1.0)[hoop] == 255).mean() > 0.95


def test_results_do_not_depend_on_image_size(person: Pixels) -> None:
    edge = 256 + HALF_HEAD
    line(person, (edge, 100), (edge + 60, 120), HAIR)
    large = cv2.resize(person, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    small = without_strays(person, POINTS, 1.0)
    again = cv2.resize(
        without_strays(np.asarray(large, np.uint8), POINTS * 2, 2.0), (512, 512), interpolation=cv2.INTER_AREA
    )
    assert np.abs(again.astype(int) - small).mean() < 0.5


def test_an_empty_matte_is_unchanged() -> None:
    nobody = np.zeros((64, 64, 4), np.uint8)
    assert not without_strays(nobody, POINTS / 8, 1.0).any()
