"""Images and points of a region agree with the photo."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from inference.face_model.region import Region


@pytest.mark.parametrize("roll", [0.0, 0.4, -1.2, math.pi])
def test_points_are_mapped_there_and_back(roll: float) -> None:
    points = np.random.default_rng(0).uniform(0, 256, (50, 3)).astype(np.float32)
    region = Region(300.5, 120.25, 411.0, roll)
    assert region.to_region(region.to_photo(points, 256), 256) == pytest.approx(points, abs=1e-2)


def test_the_middle_is_the_centre_and_z_changes_unit_only() -> None:
    placed = Region(300, 120, 512, 0.7).to_photo(np.array([[128, 128, -10]], np.float32), 256)
    assert placed[0] == pytest.approx([300, 120, -20], abs=1e-3)


def test_roll_turns_clockwise() -> None:
    right_of_centre = np.array([[256, 128, 0]], np.float32)
    placed = Region(0, 0, 100, math.pi / 2).to_photo(right_of_centre, 256)
    assert placed[0, :2] == pytest.approx([0, 50], abs=1e-3)  # y points down


@pytest.mark.parametrize("side", [200.0, 1000.0, 2600.0])
def test_a_dot_is_cut_where_its_point_is_mapped(side: float) -> None:
    photo = np.zeros((2000, 2400, 3), np.uint8)
    radius = int(side / 40)
    cv2.circle(photo, (1300, 900), radius, (255, 255, 255), -1)
    region = Region(1250, 930, side, 0.5)
    picture = region.cut(photo, 256)[:, :, 0].astype(float)
    rows, columns = np.mgrid[0:256, 0:256]
    middle = [(picture * columns).sum() / picture.sum(), (picture * rows).sum() / picture.sum()]
    expected = region.to_region(np.array([[1300, 900, 0]], np.float32), 256)[0, :2]
    assert middle == pytest.approx(expected, abs=0.5)


def test_a_fine_pattern_becomes_grey_instead_of_aliasing() -> None:
    photo = np.zeros((2048, 2048, 3), np.uint8)
    photo[::2] = 255
    picture = Region(1024, 1024, 2000).cut(photo, 256)
    assert np.abs(picture.astype(int) - 127).max() <= 1


def test_regions_outside_the_photo_are_black() -> None:
    photo = np.full((50, 50, 3), 200, np.uint8)
    picture = Region(0, 0, 100).cut(photo, 64)
    assert picture[:30, :30].max() == 0
    assert picture[40, 40, 0] == 200
