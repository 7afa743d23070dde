"""Face boxes: anchors, decoding, merging, tiles."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from inference.face_model.detector import SIZE, Detection, Detector, anchors, decode, merge, overlap
from inference.face_model.detector import _tiles as tiles
from inference.types import Pixels


def detection(score: float, *box: float) -> Detection:
    return Detection(score, np.array(box, np.float32), np.full((6, 2), box[0], np.float32))


def test_anchors_lie_on_two_grids() -> None:
    centres = anchors()
    assert centres.shape == (896, 2)
    assert centres[:3].tolist() == [[4, 4], [4, 4], [12, 4]]  # two at each place, 8 pixels apart, row by row
    assert centres[512].tolist() == [8, 8]
    assert centres[512 + 6].tolist() == [24, 8]
    assert centres[-1].tolist() == [120, 120]


def test_decoding_counts_from_the_anchor() -> None:
    raw = np.zeros((1, 16), np.float32)
    raw[0, :6] = [2, -3, 20, 10, 5, 6]  # centre, size, first key point
    points = decode(raw, np.array([[60, 40]], np.float32))[0]
    assert points[0].tolist() == [52, 32]
    assert points[1].tolist() == [72, 42]
    assert points[2].tolist() == [65, 46]


def test_overlap_of_boxes() -> None:
    a, b = np.array([0, 0, 10, 10], np.float32), np.array([5, 0, 15, 10], np.float32)
    assert overlap(a, b) == pytest.approx((1 / 3, 1 / 2))
    assert overlap(a, a + 20) == (0, 0)
    assert overlap(a, np.array([2, 2, 4, 4], np.float32)) == pytest.approx((0.04, 1))


def test_merging_weighs_by_score_and_keeps_other_faces() -> None:
    merged = merge([detection(0.6, 3, 0, 13, 10), detection(0.9, 0, 0, 10, 10), detection(0.7, 50, 50, 60, 60)])
    assert [face.score for face in merged] == [0.9, 0.7]
    assert merged[0].box == pytest.approx([1.2, 0, 11.2, 10])


def test_a_partial_face_is_not_a_second_face() -> None:
    assert len(merge([detection(0.9, 0, 0, 100, 100), detection(0.6, 60, 60, 90, 90)])) == 1


@pytest.mark.parametrize(("height", "width"), [(128, 128), (256, 128), (256, 200), (1000, 1024)])
def test_tiles_cover_the_picture_and_overlap_by_half(height: int, width: int) -> None:
    lefts = sorted({left for left, _ in tiles(height, width)})
    tops = sorted({top for _, top in tiles(height, width)})
    for starts, length in ((lefts, width), (tops, height)):
        assert starts[0] == 0
        assert starts[-1] + SIZE == length
        assert all(b - a <= SIZE // 2 for a, b in pairwise(starts))


def test_roll_is_measured_from_the_eyes() -> None:
    keys = np.array([[10, 10], [20, 20], [0, 0], [0, 0], [0, 0], [0, 0]], np.float32)
    region = Detection(1, np.array([0, 0, 40, 20], np.float32), keys).region
    assert (region.x, region.y, region.side) == (20, 10, 60)
    assert region.roll == pytest.approx(math.pi / 4)


def test_a_face_small_in_the_photo_is_found_on_tiles_only(face_photo: Pixels) -> None:
    photo = np.full((1500, 2000, 3), 90, np.uint8)
    photo[1000:1256, 1400:1656] = face_photo[::2, ::2]
    detector = Detector()
    assert detector.detect(photo, 0) == []
    found = detector.detect(photo, 3)
    assert found
    left, top, right, bottom = found[0].box
    assert 1400 < left < right < 1656
    assert 1000 < top < bottom < 1256
