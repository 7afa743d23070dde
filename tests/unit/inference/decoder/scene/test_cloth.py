"""Cloth beyond the photo: the photo stays, its edge's colour goes on, and nothing is mirrored."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.scene.cloth import continue_cloth
from inference.decoder.scene.outpainting import Edges
from inference.types import Pixels

EDGES = Edges(60, 0, 80, 0)
WIDTH = 200


def mirrored(photo: Pixels) -> Pixels:
    return np.asarray(cv2.copyMakeBorder(photo, 0, 0, EDGES.left, EDGES.right, cv2.BORDER_REFLECT), np.uint8)


def folds() -> Pixels:
    """[120, 200, 3] cloth with slanting folds."""
    y, x = np.mgrid[:120, :WIDTH]
    return np.repeat((120 + 40 * np.sin((x + 0.6 * y) / 5)).astype(np.uint8)[..., None], 3, 2)


def continued(photo: Pixels) -> Pixels:
    wide = mirrored(photo)
    return continue_cloth(wide, np.full(wide.shape[:2], 255, np.uint8), EDGES, 1.0)


def test_the_photo_itself_stays() -> None:
    kept = continued(folds())[:, EDGES.left : EDGES.left + WIDTH]
    np.testing.assert_array_equal(kept, folds())


def test_folds_do_not_meet_their_mirror_image() -> None:
    right = continued(folds())[:, EDGES.left + WIDTH :].astype(float)
    twin = mirrored(folds())[:, EDGES.left + WIDTH :].astype(float)
    assert np.corrcoef(right[:, 10:60].ravel(), twin[:, 10:60].ravel())[0, 1] < 0.5


@pytest.mark.parametrize("side", [0, -1])
def test_one_colour_goes_on_to_the_end(side: int) -> None:
    plain = np.full((120, WIDTH, 3), (90, 60, 30), np.uint8)
    assert np.abs(continued(plain)[:, side].astype(int) - (90, 60, 30)).max() <= 1


def test_the_background_above_a_shoulder_does_not_leak_into_the_cloth() -> None:
    photo = np.full((120, WIDTH, 3), 250, np.uint8)
    photo[60:] = 40
    cover = np.zeros((120, WIDTH + EDGES.left + EDGES.right), np.uint8)
    cover[60:] = 255
    wide = continue_cloth(mirrored(photo), cover, EDGES, 1.0)
    assert wide[62:, -1].max() < 60
