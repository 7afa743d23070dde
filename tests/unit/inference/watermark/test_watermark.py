from __future__ import annotations

import numpy as np
import pytest

from inference.watermark.watermark import Watermark


@pytest.mark.parametrize("size", [(512, 512), (720, 1280), (211, 333)])
def test_no_pixel_changes_by_more_than_one_level(size: tuple[int, int]) -> None:
    before = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    after = Watermark(7).add(before.copy()).astype(int)
    change = after - before
    assert np.abs(change).max() == 1
    assert 0.2 < np.mean(change**2) < 0.5


def test_black_and_white_do_not_wrap_around() -> None:
    for level in (0, 255):
        frame = Watermark(7).add(np.full((128, 128, 3), level, np.uint8))
        assert np.abs(frame.astype(int) - level).max() <= 1


def test_all_colours_change_alike() -> None:
    change = Watermark(7).add(np.full((256, 256, 3), 100, np.uint8)).astype(int) - 100
    assert (change == change[..., :1]).all()


def test_the_frame_is_marked_in_place_and_the_same_each_time() -> None:
    frame = np.full((256, 256, 3), 100, np.uint8)
    mark = Watermark(7)
    assert mark.add(frame) is frame
    assert np.array_equal(frame, mark.add(np.full((256, 256, 3), 100, np.uint8)))


def test_only_opaque_pixels_are_marked_and_alpha_stays() -> None:
    frame = np.full((256, 256, 4), 100, np.uint8)
    frame[:128, :, 3] = 0
    frame[128:, :, 3] = 255
    marked = Watermark(7).add(frame.copy())
    assert np.array_equal(marked[:128], frame[:128])
    assert np.array_equal(marked[..., 3], frame[..., 3])
    assert np.array_equal(marked[128:, :, :3], Watermark(7).add(np.full((256, 256, 3), 100, np.uint8))[128:])
