"""The part of the photo that is kept for wide pictures."""

from __future__ import annotations

import numpy as np
import pytest

from inference.portrait.framing import CropSquare
from inference.portrait.photo_context import MOST_SIDE, surroundings


def photo(height: int, width: int) -> np.ndarray:
    rows, columns = np.mgrid[:height, :width]
    return np.dstack([rows // 16, columns // 16, rows * 0]).astype(np.uint8)


def test_a_small_photo_is_kept_completely() -> None:
    whole = photo(600, 500)
    kept, square = surroundings(whole, CropSquare(-20, 30, 520))
    assert (kept == whole).all()
    assert square == (-20, 30, 520)


def test_a_large_photo_is_cropped_around_the_face() -> None:
    whole = photo(3000, 4000)
    kept, (left, top, side) = surroundings(whole, CropSquare(2000, 1500, 400))
    assert side == 400
    assert kept.shape[1] == pytest.approx(3 * side, abs=2)
    assert (kept[int(top), int(left)] == whole[1500, 2000]).all()


def test_a_large_face_is_reduced_with_its_square() -> None:
    whole = photo(3000, 4000)
    kept, (left, top, side) = surroundings(whole, CropSquare(1000, 500, 2304))
    assert side == MOST_SIDE
    assert kept.shape[:2] == (1500, 2000)
    assert np.abs(kept[int(top), int(left)].astype(int) - whole[500, 1000]).max() <= 1
