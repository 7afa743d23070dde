"""The plate shows the background and nothing of the person."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.portrait.background_plate import REACH, inpaint_background, painted_share
from inference.portrait.push_pull import fill
from inference.types import Floats, Pixels

PERSON, LEFT, RIGHT = (220, 30, 30), (30, 60, 200), (30, 160, 60)


@pytest.fixture
def scene() -> tuple[Pixels, Pixels]:
    """Image and matte of a red bust with a soft edge before a blue and a green half."""
    rows, columns = np.mgrid[0:512, 0:512]
    inside = np.maximum(110 - np.hypot(columns - 256, rows - 200), np.minimum(rows - 330, 190 - np.abs(columns - 256)))
    alpha = (inside / 6 + 0.5).clip(0, 1)[:, :, None]
    wall = np.where(columns[:, :, None] < 256, LEFT, RIGHT) + np.random.default_rng(0).normal(0, 6, (512, 512, 3))
    picture = alpha * PERSON + (1 - alpha) * wall
    return picture.clip(0, 255).astype(np.uint8), (alpha[:, :, 0] * 255).astype(np.uint8)


def test_the_plate_shows_no_part_of_the_person(scene: tuple[Pixels, Pixels]) -> None:
    plate = inpaint_background(*scene).astype(int)
    assert plate[:, :, 0].max() < 70  # the person's red is 220, the wall's 30 with grain
    assert plate[:, :, 1:].max(axis=2).min() > 80


def test_the_visible_background_is_unchanged(scene: tuple[Pixels, Pixels]) -> None:
    picture, matte = scene
    far = np.ones((512, 512), bool)
    for row, column in np.argwhere(matte > 0)[::7]:
        far[max(0, row - REACH - 8) : row + REACH + 8, max(0, column - REACH - 8) : column + REACH + 8] = False
    assert far.sum() > 20_000
    assert (inpaint_background(picture, matte)[far] == picture[far]).all()


def test_each_side_is_filled_with_its_own_colour(scene: tuple[Pixels, Pixels]) -> None:
    plate = inpaint_background(*scene).astype(float)
    assert plate[180:220, 150:175].mean(axis=(0, 1)) == pytest.approx(LEFT, abs=12)
    assert plate[180:220, 337:362].mean(axis=(0, 1)) == pytest.approx(RIGHT, abs=12)


def test_the_grain_is_continued(scene: tuple[Pixels, Pixels]) -> None:
    plate = inpaint_background(*scene).astype(float)
    assert plate[190:210, 150:170].std(axis=(0, 1)).min() > 3


def test_a_line_continues_into_the_filled_band() -> None:
    picture = np.full((512, 512, 3), 200, np.uint8)
    picture[250:262] = 20  # a horizon behind a column
    matte = np.zeros((512, 512), np.uint8)
    matte[:, 180:340] = 255
    picture[:, 180:340] = PERSON
    plate = inpaint_background(picture, matte)
    assert plate[252:260, 172:190].max() < 90
    assert plate[230:240, 172:190].min() > 170


def test_loose_hair_beside_the_head_is_painted_over() -> None:
    picture = np.full((512, 512, 3), 200, np.uint8)
    matte = np.zeros((512, 512), np.uint8)
    cv2.circle(matte, (256, 256), 120, 255, -1)
    picture[matte > 0] = (60, 40, 30)
    wall = picture.copy()
    cv2.ellipse(picture, (372, 256), (30, 60), 0, -100, 100, (170, 165, 160), 1, cv2.LINE_AA)
    strand = (picture != wall).any(2) & (matte == 0)
    share, plate = painted_share(picture, matte), inpaint_background(picture, matte)
    shown = share[..., None] * plate + (1 - share[..., None]) * picture
    assert np.abs(shown[strand] - 200).mean() < 4  # 26 in the photo
    assert share[20:60, 20:60].max() == 0


def test_without_visible_background_the_plate_is_grey() -> None:
    picture = np.full((512, 512, 3), PERSON, np.uint8)
    assert (inpaint_background(picture, np.full((512, 512), 255, np.uint8)) == 128).all()


def test_without_a_person_the_plate_is_the_image() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    assert (inpaint_background(picture, np.zeros((512, 512), np.uint8)) == picture).all()


@pytest.mark.parametrize("shape", [(64, 64), (37, 90), (1, 5)])
def test_filling_keeps_known_pixels_and_stays_between_them(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(0)
    picture: Floats = random.uniform(50, 90, (*shape, 3)).astype(np.float32)
    known = (random.random(shape) < 0.2).astype(np.float32)
    known[0, 0] = 1
    filled = fill(np.where(known[:, :, None] > 0, picture, 255), known)
    assert (filled[known > 0] == picture[known > 0]).all()
    assert shape[0] == 1 or (filled.min() >= 50 - 1e-3 and filled.max() <= 90 + 1e-3)
