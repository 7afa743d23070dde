"""Lashes and crease are gone from the skin of a shut lid; the rest of the image stays."""

import cv2
import numpy as np

from inference.decoder.eyes.lid_skin import lid_skin, unfolded
from inference.face.eye_shape import eye_shape
from tests.unit.inference.decoder.eyes.test_warp import REST, pixels

SKIN, DARK = 180, 20


def test_a_dark_crease_is_filled_with_skin() -> None:
    points = pixels(REST)
    eye = eye_shape(points, False)
    picture = np.full((600, 600, 4), SKIN, np.uint8)
    crease = (eye.upper * (eye.width, 1) - (0, 0.02)) @ eye.axes[:, :2].T + eye.axes[:, 2]
    cv2.polylines(picture, [np.rint(crease).astype(np.int32)], False, (DARK, DARK, DARK, SKIN), 2)
    skin = lid_skin(picture, eye)
    left, top = skin.corner
    for x, y in crease[2:-2]:
        assert skin.pixels[int(y) - top, int(x) - left, 0] > 0.9 * SKIN
    assert (skin.pixels[..., 3] == SKIN).all()
    assert (skin.pixels[0, :, 0] == SKIN).all()


def test_skin_unfolds_only_as_the_lid_comes_down() -> None:
    assert (unfolded(-0.2), unfolded(0.3), unfolded(1.0)) == (0, 0, 1)
    assert 0 < unfolded(0.6) < unfolded(0.8) < 1
