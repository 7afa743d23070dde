"""Mouth and eye patches: cut upright at one size and pasted back."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.paste import paste
from inference.face.dynamics_space import dynamics_space
from inference.face.landmark_maps import LIPS_OUTER
from inference.face.patches import (
    EYE_SIZE,
    MOUTH_SIZE,
    cut,
    eye_window,
    feather,
    into_window,
    mouth_maps,
    mouth_window,
)
from inference.types import Floats

ROWS_COLUMNS = MOUTH_SIZE[::-1]


def face(turn: float = 0.0, size: float = 60.0) -> Floats:
    """A mean face [478, 3] in pixels of a 512 px image, rolled by `turn` degrees."""
    angle = np.radians(turn)
    turned = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    return np.asarray(dynamics_space().mean_face @ turned.T * size + (256, 230, 0), np.float32)


@pytest.mark.parametrize(("turn", "size"), [(0, 60), (20, 60), (-15, 85)])
def test_the_mouth_patch_does_not_depend_on_tilt_and_size(turn: float, size: float) -> None:
    points = face(turn, size)
    lips = into_window(points, mouth_window(points))[LIPS_OUTER]
    upright = into_window(face(), mouth_window(face()))[LIPS_OUTER]
    assert np.allclose(lips, upright, atol=0.6)
    assert np.allclose(lips.mean(0), np.array(MOUTH_SIZE) / 2, atol=0.01)


def test_the_other_eye_patch_is_mirrored() -> None:
    points = face()
    inner_a = into_window(points, eye_window(points, False))[133]
    inner_b = into_window(points, eye_window(points, True))[362]
    assert inner_a[0] > EYE_SIZE[0] / 2
    assert inner_b[0] > EYE_SIZE[0] / 2


def test_cutting_and_pasting_restores_the_image() -> None:
    picture = np.zeros((512, 512, 3), np.uint8)
    picture[..., 0] = np.arange(512)[None] // 2
    picture[..., 1] = np.arange(512)[:, None] // 2
    window = mouth_window(face(12))
    layer = np.concatenate([cut(picture, window, MOUTH_SIZE).transpose(2, 0, 1) / 255.0, np.ones((1, *ROWS_COLUMNS))])
    pasted = picture.copy()
    paste(pasted, layer.astype(np.float32), window, feather(MOUTH_SIZE))
    assert np.abs(pasted.astype(int) - picture).max() <= 2


def test_a_patch_outside_the_image_is_clipped() -> None:
    picture = np.full((512, 512, 3), 90, np.uint8)
    layer = np.ones((4, *ROWS_COLUMNS), np.float32)
    for shift in ((-256, 0, 0), (240, 250, 0), (900, 0, 0)):
        points = face() + np.array(shift, np.float32)
        paste(picture, layer, mouth_window(points), feather(MOUTH_SIZE))
    assert picture.shape == (512, 512, 3)


def test_maps_show_lips_and_mouth_interior() -> None:
    points = face()
    lips, inside = mouth_maps(points, mouth_window(points))
    assert (lips > 0).sum() > (inside > 0).sum()
