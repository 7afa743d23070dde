"""The closed lid shows skin: no eyeball, no crease, no lashes, but the pores of the skin around it."""

import cv2
import numpy as np
import pytest

from inference.decoder.eyes.lid_skin import LidSkin, lid_skin, unfolded
from inference.face.eye_shape import EyeShape, eye_shape
from inference.types import Floats, Pixels
from tests.unit.inference.decoder.eyes.test_warp import REST, pixels

SKIN, DARK = 180, 20


@pytest.fixture(name="eye")
def _eye() -> EyeShape:
    return eye_shape(pixels(REST), False)


def places(eye: EyeShape, line: Floats) -> Floats:
    """[n, 2] image pixels of a curve of the eye frame."""
    return np.asarray((line * (eye.width, 1)) @ eye.axes[:, :2].T + eye.axes[:, 2])


def lid(skin: LidSkin, eye: EyeShape) -> Floats:
    """Colours [n, c] in the middle of the closed lid."""
    across = eye.upper[2:-2]
    middle = np.column_stack([across[:, 0], (across[:, 1] + eye.lower[2:-2, 1]) / 2])
    x, y = np.rint(places(eye, middle) - skin.corner).astype(int).T
    return skin.pixels[y, x].astype(np.float32)


def face(eye: EyeShape, skin: Pixels) -> Pixels:
    """`skin` [h, w, 4] with a dark eyeball and lashes above it."""
    edges = [places(eye, edge).astype(np.int32) for edge in (eye.upper, eye.lower[::-1])]
    picture = cv2.fillPoly(skin.copy(), [np.concatenate(edges)], (DARK, DARK, DARK, SKIN))
    return np.asarray(cv2.polylines(picture, [edges[0]], False, (DARK, DARK, DARK, SKIN), 3), np.uint8)


def test_eyeball_and_lashes_are_covered_with_skin(eye: EyeShape) -> None:
    skin = lid_skin(face(eye, np.full((600, 600, 4), SKIN, np.uint8)), eye)
    assert lid(skin, eye).min() > 0.85 * SKIN
    assert (skin.pixels[..., 3] == SKIN).all()


def test_the_lid_has_the_pores_of_the_skin_below_it(eye: EyeShape) -> None:
    rough = np.random.default_rng(0).integers(SKIN - 20, SKIN + 20, (600, 600, 1))
    smooth, grained = (
        lid(lid_skin(face(eye, np.asarray(np.broadcast_to(skin, (600, 600, 4)), np.uint8)), eye), eye)[:, 0]
        for skin in (SKIN, rough)
    )
    assert (grained - smooth).std() > 1.2


def test_skin_unfolds_only_as_the_lid_comes_down() -> None:
    assert (unfolded(-0.2), unfolded(0.1), unfolded(0.6)) == (0, 0, 1)
    assert 0 < unfolded(0.2) < unfolded(0.4) < 1
