"""Measures of rendered teeth: blur lowers sharpness at any contrast, and drift is counted from the skull."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.face.dental_arch import arches_of
from inference.types import Pixels
from tests.unit.inference.synthetic_face import mean_landmarks
from training.evaluate.teeth_detail import fine_share, skin_beside, teeth_shown
from training.evaluate.teeth_steadiness import _carried

WHOLE = np.ones((160, 160), bool)


def grain(contrast: float) -> Pixels:
    noise = np.random.default_rng(0).normal(128, contrast, (160, 160, 1)).repeat(3, 2)
    return np.asarray(noise.clip(0, 255), np.uint8)


def test_sharpness_ignores_contrast_and_falls_with_blur() -> None:
    sharp, weak = fine_share(grain(40), WHOLE), fine_share(grain(15), WHOLE)
    assert weak == pytest.approx(sharp, rel=0.1)
    assert fine_share(cv2.GaussianBlur(grain(40), (0, 0), 1.5), WHOLE) < 0.5 * sharp


def test_teeth_are_bright_and_not_red_pixels_between_the_lips() -> None:
    points = mean_landmarks()
    points[[80, 81, 82, 13, 312, 311, 310], 1] -= 8
    points[[88, 178, 87, 14, 317, 402, 318], 1] += 8
    x, y = points[[13, 14], :2].mean(0).astype(int)
    picture = np.full((512, 512, 3), (190, 140, 120), np.uint8)
    picture[y - 8 : y, x - 20 : x + 20] = (200, 190, 170)
    picture[y : y + 8, x - 20 : x + 20] = (60, 25, 25)
    between = np.zeros((512, 512), bool)
    between[y - 8 : y + 8, x - 20 : x + 20] = True
    teeth = teeth_shown(picture, points, arches_of(points, np.zeros(52, np.float32)), between)
    assert not (teeth & ~between).any()
    assert teeth[y - 4, x]
    assert not teeth[y + 4, x]
    assert not (teeth & skin_beside(picture, points)).any()


def test_edges_are_carried_by_the_skull() -> None:
    points = mean_landmarks()
    edges = points[[13, 14], :2].copy()
    assert np.allclose(_carried(edges, points, points + np.float32([7, -3, 0])), edges + np.array([7, -3]), atol=0.01)
    opened = points.copy()
    opened[[14, 17, 152], 1] += 20
    assert np.allclose(_carried(edges, points, opened), edges, atol=0.01)
