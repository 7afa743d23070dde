"""Eyeball layers: sclera without iris, iris without lids, and the specular highlight."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.eyes.eyeball import Eyeball, eyeball
from inference.face.eye_shape import EyeShape, eye_shape
from inference.types import Floats, Pixels
from tests.unit.inference.decoder.eyes.test_warp import REST, pixels

SKIN, WHITE, IRIS, PUPIL, LAMP = (200, 150, 120), (225, 220, 215), (60, 110, 70), (15, 15, 15), (255, 255, 255)
ZOOM = 4.0


def drawn_eye(lamp: bool = True) -> tuple[Pixels, EyeShape, Floats]:
    """An image of one eye, its shape, and the iris centre in pixels."""
    points = pixels(REST) * np.float32(ZOOM)
    eye = eye_shape(points, False)
    picture = np.full((2200, 2200, 3), SKIN, np.uint8)
    centre = eye.axes[:, :2] @ eye.iris + eye.axes[:, 2]
    unit = float(np.linalg.norm(eye.axes[:, 0]))
    ball = np.full_like(picture, WHITE)
    for colour, radius in ((IRIS, 1.0), (PUPIL, 0.4)):
        cv2.circle(ball, tuple(int(v) for v in centre), int(radius * eye.radius * unit), colour, -1, cv2.LINE_AA)
    if lamp:
        cv2.circle(ball, (int(centre[0]) + 10, int(centre[1]) - 2), 4, LAMP, -1, cv2.LINE_AA)
    lids = np.concatenate([eye.upper, eye.lower[::-1]]) * (eye.width, 1)
    opening = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(opening, [np.rint(lids @ eye.axes[:, :2].T + eye.axes[:, 2]).astype(np.int32)], 255, cv2.LINE_AA)
    share = opening[..., None] / 255
    return np.asarray(picture * (1 - share) + ball * share, np.uint8), eye, np.asarray(centre, np.float32)


@pytest.fixture(scope="module")
def whole() -> Eyeball:
    picture, eye, _ = drawn_eye()
    return eyeball(picture, eye)


def column(patch: Pixels, ball: Eyeball, x: float) -> Pixels:
    return patch[:, round(x) - ball.corner[0]]


def test_the_sclera_continues_under_the_iris(whole: Eyeball) -> None:
    _, eye, centre = drawn_eye()
    x, y = (np.rint(centre) - whole.corner).astype(int)
    reach = int(0.8 * eye.radius * np.linalg.norm(eye.axes[:, 0]))
    under = whole.white[y - reach : y + reach, x - reach : x + reach].reshape(-1, 3)
    assert np.abs(under.astype(int) - WHITE).max() < 12


def test_the_hidden_part_of_the_iris_is_completed(whole: Eyeball) -> None:
    picture, eye, centre = drawn_eye()
    radius = eye.radius * float(np.linalg.norm(eye.axes[:, 0]))
    highest = np.rint(centre - (0, 0.85 * radius)).astype(int)
    assert np.abs(picture[highest[1], highest[0]].astype(int) - SKIN).max() < 40
    there = whole.iris[highest[1] - whole.corner[1], highest[0] - whole.corner[0]].astype(int)
    assert np.abs(there[:3] - IRIS).max() < 25
    assert there[3] == 255


def test_the_iris_layer_has_the_radius_of_the_iris(whole: Eyeball) -> None:
    _, eye, centre = drawn_eye()
    radius = eye.radius * float(np.linalg.norm(eye.axes[:, 0]))
    row = whole.iris[round(centre[1]) - whole.corner[1], :, 3]
    assert (row > 128).sum() == pytest.approx(2.1 * radius, rel=0.1)


def test_the_specular_highlight_is_separated(whole: Eyeball) -> None:
    _, _, centre = drawn_eye()
    x, y = (np.rint(centre) - whole.corner).astype(int)
    assert whole.catchlight[y - 2, x + 10].min() > 150
    assert np.abs(whole.iris[y - 2, x + 10, :3].astype(int) - PUPIL).max() < 40
    picture, eye, _ = drawn_eye(lamp=False)
    assert not eyeball(picture, eye).catchlight.any()


def test_a_nearly_closed_eye_gives_finite_layers() -> None:
    picture, eye, _ = drawn_eye()
    flat = np.full_like(eye.upper, 0)
    flat[:, 0] = eye.upper[:, 0]
    shut = EyeShape(eye.axes, eye.width, flat, flat + np.array([0, 0.001]), eye.brow, eye.fold, eye.iris, eye.radius)
    ball = eyeball(picture, shut)
    assert np.isfinite(ball.white).all()
    assert ball.white.shape == ball.catchlight.shape
