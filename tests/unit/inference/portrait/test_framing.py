"""The square crop around the head."""

from __future__ import annotations

import numpy as np
import pytest

from inference.portrait.framing import CropSquare, clamped_framing, cut, frame_face
from inference.types import Framing, Pixels

BOX = np.array([450, 400, 610, 600], np.float32)
"""A face 200 pixels high and 160 wide, centre (530, 500)."""


def gradient(height: int, width: int) -> Pixels:
    """An image whose red encodes the column and green the row."""
    rows, columns = np.mgrid[0:height, 0:width]
    return np.stack([columns * 255 / width, rows * 255 / height, 0 * rows], axis=-1).astype(np.uint8)


def test_the_square_is_two_faces_high_and_leaves_room_for_hair() -> None:
    frame = frame_face(BOX, 1200, 1000)
    assert frame.side == 420
    assert frame.left + frame.side / 2 == pytest.approx(530, abs=1)
    assert frame.top + frame.side / 2 == pytest.approx(500 - 16, abs=1)


@pytest.mark.parametrize(("width", "height"), [(700, 1000), (1200, 655), (700, 655)])
def test_the_square_moves_to_stay_inside(width: int, height: int) -> None:
    frame = frame_face(BOX, width, height)
    assert frame.side == 420
    assert frame.outside(width, height) == 0


def test_the_face_keeps_its_margin_when_the_photo_ends_at_it() -> None:
    frame = frame_face(np.array([0, 0, 160, 200], np.float32), 1200, 1000)
    assert frame.left == -50
    assert frame.top == -50
    assert frame.outside(1200, 1000) == pytest.approx(1 - 370**2 / 420**2)


def test_the_square_shrinks_in_a_small_photo_down_to_a_minimum() -> None:
    assert frame_face(np.array([100, 90, 260, 290], np.float32), 380, 380) == CropSquare(0, 0, 380)
    assert frame_face(np.array([20, 20, 180, 220], np.float32), 230, 230).side == 340


def test_a_wide_face_stays_inside_the_square() -> None:
    frame = frame_face(np.array([0, 100, 260, 300], np.float32), 400, 400)
    assert frame.left <= 0
    assert frame.left + frame.side >= 260


def test_landmarks_and_crop_agree() -> None:
    photo = np.zeros((1000, 1200, 3), np.uint8)
    photo[470:481, 500:511] = 255
    frame = frame_face(BOX, 1200, 1000)
    picture = cut(photo, frame, BOX)
    assert picture.shape == (512, 512, 3)
    x, y, z = frame.to_crop(np.array([[505.5, 475.5, -42]], np.float32))[0]
    bright = picture[:, :, 0].astype(float)
    rows, columns = np.mgrid[0:512, 0:512] + 0.5
    assert x == pytest.approx((bright * columns).sum() / bright.sum(), abs=0.1)
    assert y == pytest.approx((bright * rows).sum() / bright.sum(), abs=0.1)
    assert z == pytest.approx(-42 * 512 / 420)


def test_a_square_inside_the_photo_is_not_extended() -> None:
    photo = gradient(512, 512)
    assert (cut(photo, CropSquare(0, 0, 512), np.array([200, 200, 300, 300], np.float32)) == photo).all()


def test_outside_the_photo_the_edge_strip_is_continued() -> None:
    photo = np.full((512, 512, 3), (40, 90, 200), np.uint8)  # a wall
    photo[200:400, 60:300] = (250, 10, 10)  # a face
    picture = cut(photo, CropSquare(-200, -100, 512), np.array([60, 200, 300, 400], np.float32)).astype(int)
    assert np.abs(picture[:, :200] - (40, 90, 200)).max() <= 1
    assert np.abs(picture[:100] - (40, 90, 200)).max() <= 1
    assert (picture[100:, 200:] == photo[:412, :312]).all()


def test_a_face_at_the_very_edge_is_continued_too() -> None:
    photo = gradient(300, 300)
    picture = cut(photo, CropSquare(-150, -150, 600), np.array([0, 0, 300, 300], np.float32))
    assert picture.shape == (512, 512, 3)
    assert picture[256, 256].tolist() == pytest.approx([127, 127, 0], abs=2)
    assert picture[0, 0].max() < 30
    assert picture[-1, -1, :2].min() > 225


def test_a_framing_moves_and_enlarges_the_square() -> None:
    plain, near = frame_face(BOX, 1200, 1000), frame_face(BOX, 1200, 1000, Framing(zoom=1.2))
    assert near.side == 350
    assert near.left + near.side / 2 == pytest.approx(plain.left + plain.side / 2, abs=1)
    moved = frame_face(BOX, 1200, 1000, Framing(shift=(0.1, -0.05)))
    assert (moved.left - plain.left, moved.top - plain.top, moved.side) == (20, -10, plain.side)


@pytest.mark.parametrize("shift", [(9.0, 9.0), (-9.0, -9.0), (9.0, -9.0)])
@pytest.mark.parametrize("zoom", [0.01, 1.0, 99.0])
def test_no_framing_cuts_the_face_or_leaves_the_photo(shift: tuple[float, float], zoom: float) -> None:
    frame = frame_face(BOX, 1200, 1000, Framing(zoom=zoom, shift=shift))
    assert 1.7 * 200 <= frame.side <= 2.6 * 200
    assert frame.left <= BOX[0] - 50
    assert frame.left + frame.side >= BOX[2] + 50
    assert frame.top <= BOX[1] - 50
    assert frame.top + frame.side >= BOX[3] + 50
    assert frame.outside(1200, 1000) == 0


@pytest.mark.parametrize("shift", [(0.05, 0.0), (9.0, -9.0)])
def test_a_clamped_framing_gives_the_same_square(shift: tuple[float, float]) -> None:
    frame = frame_face(BOX, 700, 655, Framing(shift=shift))
    wish = clamped_framing(Framing(shift=shift), frame, BOX)
    assert max(map(abs, wish.shift)) < 0.5
    assert frame_face(BOX, 700, 655, wish) == frame
